import { certificateHtml, missingHtml } from "#browser/certificate-view.ts";
import { draw } from "#browser/drawn-nodes.ts";
import type { LessonView } from "#browser/lesson-view.ts";
import { surroundings, useWords } from "#browser/page.ts";
import { keptProgress, PROGRESS_CHANGED } from "#browser/progress.ts";
import { askedTraining } from "#browser/training-sheet.ts";
import { trainingPageWords } from "#browser/training-words.ts";
import { deviceZone } from "#browser/zone.ts";
import { certificateOf, isEarned } from "#core/certificate.ts";

const [WORDS, TRAINING] = await Promise.all([useWords(), trainingPageWords()]);

/** `<kb-certificate>`: writes the certificate of a path, with a name that is kept nowhere, or what is missing for it. */
class CertificatePage extends HTMLElement {
  readonly #draw = () => void this.#show();

  connectedCallback(): void {
    this.addEventListener("input", () => this.#name());
    this.addEventListener("click", ({ target }) => {
      if ((target as Element).closest("[data-act='print']")) print();
    });
    document.addEventListener(PROGRESS_CHANGED, this.#draw);
    this.#draw();
  }

  disconnectedCallback(): void {
    document.removeEventListener(PROGRESS_CHANGED, this.#draw);
  }

  async #show(): Promise<void> {
    const paper = this.querySelector("[data-part='paper']");
    const sheet = await askedTraining().catch(() => undefined);
    const path = sheet?.paths.find(({ id }) => id === this.dataset.path);
    if (!paper || !sheet || !path) return;
    const view: LessonView = { ...surroundings(WORDS, deviceZone(), this.dataset.base), training: TRAINING };
    const certificate = certificateOf(keptProgress(), path, sheet, view.locale);
    const isHandedOut = isEarned(certificate);
    draw(
      paper,
      isHandedOut ? certificateHtml(view, path, certificate) : missingHtml(view, path, certificate),
    );
    this.querySelector("[data-part='form']")?.toggleAttribute("hidden", !isHandedOut);
    this.#name();
    this.dataset.ready = "";
  }

  #name(): void {
    const name = this.querySelector<HTMLInputElement>("[data-part='name']")?.value.trim() ?? "";
    const who = this.querySelector("[data-part='who']");
    if (!who) return;
    who.textContent = name || TRAINING.certificate.nobody;
    who.classList.toggle("nobody", name === "");
  }
}

customElements.define("kb-certificate", CertificatePage);
