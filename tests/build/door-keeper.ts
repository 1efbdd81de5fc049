import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * A small server that lets people in by a cookie, and answers as oauth2-proxy does: `/oauth2/auth` is asked about every
 * request, `/oauth2/start` signs in whoever comes as somebody of the group "desk", and leads back.
 */
export interface DoorKeeper {
  readonly port: number;
  /** The address that nginx asks. */
  readonly check: string;
  /** The groups of those who are signed in, by the value of their cookie. */
  readonly sessions: Map<string, string>;
  /** The addresses that were asked about. */
  readonly asked: string[];
  close(): void;
}

/** Begins one on a free port. */
export async function doorKeeper(): Promise<DoorKeeper> {
  const sessions = new Map<string, string>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    if (request.url?.startsWith("/oauth2/auth")) answerCheck(request, response, { sessions, asked });
    else if (request.url?.startsWith("/oauth2/start")) signIn(request, response, sessions);
    else response.writeHead(200, { "content-type": "text/html" }).end("<h1>Signed out</h1>");
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { port, check: `http://127.0.0.1:${port}/oauth2/auth`, sessions, asked, close };
}

const sessionOf = ({ headers }: IncomingMessage) => /session=(\w+)/.exec(headers.cookie ?? "")?.[1] ?? "";

function answerCheck(
  request: IncomingMessage,
  response: ServerResponse,
  { sessions, asked }: Pick<DoorKeeper, "sessions" | "asked">,
): void {
  asked.push(String(request.headers["x-forwarded-uri"]));
  const groups = sessions.get(sessionOf(request));
  if (groups === undefined) response.writeHead(401).end();
  else if (groups === "nobody") response.writeHead(403).end();
  else response.writeHead(202, { "x-auth-request-groups": groups, "set-cookie": "renewed=1" }).end();
}

let signedIn = 0;

function signIn(
  { headers }: IncomingMessage,
  response: ServerResponse,
  sessions: DoorKeeper["sessions"],
): void {
  const session = `s${++signedIn}`;
  sessions.set(session, "desk");
  const location = String(headers["x-auth-request-redirect"]);
  response.writeHead(302, { location, "set-cookie": `session=${session}; Path=/; HttpOnly` }).end();
}
