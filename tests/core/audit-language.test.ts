import { describe, expect, test } from "vitest";
import { guessedLocale } from "#core/audit-language.ts";

const LOCALES = ["en", "vi", "ja", "th", "de", "pt-BR"];

describe("the language of a text", () => {
  test.each([
    ["Hi Linh, plans change, we understand. Tickets can be refunded until 72 hours before doors.", "en"],
    ["Dạ chào Linh, bên mình đang kiểm tra đơn hàng giúp bạn nhé.", "vi"],
    ["Da chao ban, ben minh dang kiem tra don hang giup ban nhe", "vi"],
    ["山田様、ご注文を確認します。", "ja"],
    ["ขออภัยค่ะ กำลังตรวจสอบให้", "th"],
    ["Hallo Linh, wir sind für Sie da und prüfen die Bestellung, bitte schreiben Sie uns.", "de"],
    ["Olá, estamos aqui para ajudar você com o seu pedido, obrigado.", "pt-BR"],
  ])("“%s” is %s", (text, locale) => expect(guessedLocale(text, LOCALES)).toBe(locale));

  test.each([
    "",
    "OK",
    "LS-20418833",
    "Привет, мы проверяем ваш заказ.",
    "Bonjour, nous sommes là pour vous, merci.",
  ])("“%s” is none of them, or says too little", (text) =>
    expect(guessedLocale(text, LOCALES)).toBeUndefined(),
  );
});
