/** Whether an entry is for one of some teams. One that names no team is for all; where no teams are asked for, every entry is. */
export function isForTeams(own: readonly string[] | undefined, teams: readonly string[]): boolean {
  return teams.length === 0 || own === undefined || own.some((team) => teams.includes(team));
}
