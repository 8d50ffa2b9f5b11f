// Package feed reads product feeds, the XML and TSV files with which shops tell market places what
// they sell, into priced items. [Is] tells a feed by its content, [Read] reads one file, and [Join]
// puts the files of one CommerceML exchange together.
//
//	Yandex Market YML  <yml_catalog>: offers of every type, wherever in the file they stand
//	CommerceML         <КоммерческаяИнформация> of 1C: a catalogue (import.xml), and the offers
//	                   with its prices (offers.xml, prices.xml, rests.xml)
//	Google Merchant    RSS or Atom with elements of the g: namespace, or a table parted by tabs,
//	                   commas or semicolons whose header names id, title and price
//
// An item has a name, the way to it through the categories, its prices, and a body of lines that
// a customer may be told, each a label with a value, then the description as Markdown. The labels
// are Russian where the feed is written in Cyrillic, and English elsewhere.
//
// # Prices
//
// A price is read as [firstline/kb/text.Prices] reads the cell of a price list, but that a number
// with one dot is a decimal fraction however many digits follow: feeds are written by programs. A
// price of nought is how a program writes that there is none: it is no price, and a finding. What
// the shop itself pays, and what it sells to dealers for, is left out with a finding: purchase_price,
// cost_of_goods_sold, and price types named Закупочная, Дилерская, Себестоимость and the like,
// unless [Options.Show] names them. Stock, delivery and instalments are never an item's price.
//
// YML's oldprice and Merchant's price beside a sale_price are what an item cost before. Where that
// is below what it costs now, the two contradict each other: nothing is said of it but a finding.
//
// # Records
//
// Rows counts offers, goods and rows of a table (entries, or skipped with the reason), categories
// and the header of a table (headings), blank rows, and promotions and gifts, which are skipped.
// Goods and offers of a CommerceML exchange that make one item count one each.
//
// # Hostile files
//
// The XML is read as a stream. A document type that declares entities is refused, none is ever
// fetched or expanded; depth, the number of items, of elements in an item and the size of a value
// are bounded.
package feed
