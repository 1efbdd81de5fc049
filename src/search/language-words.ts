/**
 * Small words that stand in most messages of a language, and a few of support, without their marks: what a base
 * with little text of a language knows it by, and what tells that a message is in none of a team's languages. Those of
 * Vietnamese stand in its lines.
 */
export const SMALL_WORDS: Readonly<Record<string, string>> = {
  en:
    "the and you your we our is are was for with have has had please this that these of to can could will would should " +
    "my me it its not no do does did dont didnt cant what when where why how who which from by on at be been if but or " +
    "so just still get got any all out about after before again there they an as am back want need know help why yet even " +
    "now then more than some only two too also own set top up per low use used tell see said was were has his her him " +
    "refund money account order ticket payment card password email cancel charged received waiting log sign limit",
  ms:
    "saya anda tidak tak dan yang untuk dengan ini itu dari pada ke di ada sudah belum dah boleh macam mana bila kenapa " +
    "kami kita awak saja sahaja nak mahu hendak lagi juga akan telah bagi oleh apa siapa berapa tolong sila terima kasih " +
    "duit wang bayar bayaran akaun tiket beli pulang balik masuk tukar batal hilang lambat sampai je ni tu la lah pun kalau jika",
  id:
    "saya aku kamu anda tidak gak nggak enggak ga dan yang untuk dengan ini itu dari pada ke di ada sudah udah belum bisa " +
    "bagaimana gimana kapan kenapa kami kita mau ingin lagi juga akan telah oleh apa siapa berapa tolong mohon terima kasih " +
    "uang bayar pembayaran akun tiket beli kembali masuk tukar batal hilang lama sampai aja dong sih nih kok kalau jika pesanan",
  tl:
    "ang ng sa mga ako ko mo ka siya niya kami namin natin kayo nyo ninyo hindi di wala walang may meron ba po opo na pa pero " +
    "kasi lang naman yung nung ano bakit kailan paano saan sino pwede gusto kailangan salamat pera bayad nag mag para dahil kung",
  hi:
    "mera meri mere mujhe hai hain nahi nahin kya kyun kyu kab kaise kaha kahan ho hua hui raha rahi rahe tha thi ka ki ke ko " +
    "se me mein par aur ya bhi kar karo karna kiya gaya gayi aap apna apne wapas paisa paise mila milega chahiye abhi tak " +
    "batao bhai sir ji koi kuch yeh woh wala wali phir toh",
  de:
    "der die das und ich sie wir ist sind fur mit nicht ein eine einen bitte auf von zu im den dem des es war habe haben hat " +
    "wird werden wurde kann konnen wie was wann warum wo mein meine meinen mich mir ihr ihre uns noch schon nur auch aber " +
    "oder wenn dass bei nach aus um am immer kein keine geld zuruck konto karte bestellung bekommen",
  es:
    "el la los las que de en y un una por para con mi su se no me lo es del al como mas pero si ya ha he yo tu usted esta " +
    "estoy son hay cuando donde porque cuanto quiero puedo tengo favor gracias hola todavia aun muy sin sobre este esto " +
    "dinero reembolso cuenta pedido entrada pago tarjeta devolver cancelar llego recibido cobrado",
  fr:
    "le la les des un une et je vous nous il elle est pas ne pour avec dans sur que qui mon ma mes votre vos ce cette ai a au " +
    "aux du de en se sont ete etre avoir comment quand pourquoi ou combien mais si plus encore toujours bonjour merci svp " +
    "peux puis veux argent remboursement compte commande billet paiement carte recu annuler toujours jai cest",
  pt:
    "o a os as um uma que de em e por para com meu minha seu sua nao me se eu voce voces isso esta estou sao do da dos das " +
    "no na nos mas quando onde porque como quanto quero posso tenho ainda ja foi obrigado obrigada ola oi favor muito sem " +
    "dinheiro reembolso conta pedido ingresso pagamento cartao devolver cancelar chegou recebi cobrado",
  it:
    "il lo la gli le un una di che e per con non sono ho ha mi si ma come quando dove perche quanto mio mia vostro questo " +
    "questa ancora gia anche del della dei nel sul da piu se grazie ciao buongiorno vorrei posso devo soldi rimborso conto " +
    "ordine biglietto pagamento carta ricevuto annullare stato",
  nl:
    "de het een en ik je jij u we wij is zijn was voor met niet geen op van te in dat die dit mijn uw ons er nog al ook maar " +
    "of als bij naar uit om heb heeft hebben kan kunnen wil wordt hoe wat wanneer waarom waar geld terug rekening bestelling kaart",
  tr:
    "ve bir bu su icin ile ben benim sen siz biz degil yok var mi mu ne neden nasil zaman nerede kac ama daha cok hala henuz " +
    "olarak gibi kadar sonra once lutfen tesekkurler merhaba para iade hesap siparis bilet odeme kart istiyorum olmadi gelmedi",
  pl:
    "i w na z do nie jest sie to ze co jak czy dla od po za ale moje moj moja mam mi mnie juz jeszcze kiedy gdzie dlaczego " +
    "prosze dziekuje pieniadze zwrot konto zamowienie bilet platnosc karta chce moge byl byla bylo bez przez",
};

/** Letters that speak for one language, in words that carry marks. */
export const TELLING_LETTERS: Readonly<Record<string, RegExp>> = {
  vi: /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉĩịọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹ]/,
  de: /[äöüß]/,
  es: /[ñ]/,
  fr: /[çœêèëûîïù]/,
  pt: /[ãõç]/,
  tr: /[ğışç]/,
  pl: /[ąęłńśźż]/,
};
