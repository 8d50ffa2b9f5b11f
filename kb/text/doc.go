// Package text is what every matcher shares: how a careless reader sees a text ([Fold]), its
// words and their stems, numbers and amounts of money however they are spelled, and names
// ([Slug], [Closest]).
//
// Russian and English are equals here. Two decisions run through the package:
//
//   - A number is one thing. 1 990, 1990,00 and 1'990 are the same number, and 990 is found in
//     none of them. A comma or a dot before exactly three digits parts thousands when money
//     stands beside the number; otherwise 1,990 is a thousand and more in a text without a
//     Cyrillic letter and a decimal fraction in one with, and 1.990 is a fraction in both. Below
//     a header with a currency every number has money beside it.
//   - Money needs a sign of money. In running text a number is an amount only with a currency
//     beside it; in a cell of a price list the header may name the currency, but the cell must
//     hold a price and nothing that merely contains digits.
package text
