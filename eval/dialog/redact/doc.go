// Package redact takes personal data from sample dialogs before they are kept or shown.
//
// Phones, e-mails, names in messengers, bank cards, documents of a person (passports, СНИЛС, ИНН, driving licences,
// national insurance), addresses, bank and personal accounts, and names become placeholders,
// Russian and English: [телефон 1], [name 2]. In one dialog a value has one placeholder, however it
// is spelled: 8 (903) 123-45-67 and +79031234567 are one telephone. Numbers are given in the order of
// the messages, so that those of a dialog that goes on stay, and nothing of a value is kept, not
// even a hash.
//
// What is found goes by three things: a form that nothing else has (an e-mail, a check digit), a
// word near it, also in the message that it answers (card, паспорт, "Ваш телефон?"), and, for
// names, their place: behind a greeting, before one, in an introduction, under a letter. What an export states
// of the customer beside the dialog, and who is named once, is found wherever it stands, in all cases. A form
// that is also that of an order, an article or a price is taken only with such a word, and stays
// where an order is spoken of.
//
// What the company itself writes of itself stays: telephones, addresses, accounts, e-mails of the
// texts that [New] is given. Prices, articles, dates and sums are no personal data.
//
// Not found are names in the middle of a sentence that nothing introduces, names in other scripts,
// numbers in words, addresses without a house, dates of birth, and what a picture shows.
package redact
