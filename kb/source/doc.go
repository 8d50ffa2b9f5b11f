// Package source reads the files of a knowledge base into entries. [Load] decodes a file, finds
// the format that it is in, and gives a source with its entries, in the order of the file, and an
// account of every record that was seen.
//
// A format is a file of this package and a line in formats (format.go); the kind of a source is
// told from its content, unless the project or the file's front matter names it.
//
//	Markdown      faq       half of the headings of one level are questions; or lines are, see below
//	              app       headings and nested lists name places: Save — button, top right, green; Save
//	                        button (top right); or the ways to them: Settings → Save. A title of the
//	                        whole app is no place, and a picture in an item shows it
//	              document  every heading with the text below it, and every way through menus
//	              prices    its tables; also where more than half of the entries of a page are items
//	plain text    faq, document: the same, with underlined or numbered headings
//	HTML, MHTML, DOCX, PDF  as the Markdown that says the same (packages html, docx and pdf)
//	a table       faq       a column of questions and one of answers
//	              prices    a column of names; the rows of one cell between them are categories
//	              document  people, places or times (teachers, branches, a timetable) without a price: an
//	                        entry a row, with a line for every column
//	a workbook    faq, prices: every sheet is a table or several (package workbook: XLSX, XLS)
//	a feed        prices    Yandex Market YML, CommerceML, Google Merchant (package feed)
//	an export     faq, document: the articles of a help centre (package helpcentre)
//	YAML, JSON    app       kind: app and places:, a list of places inside places; bare maps, below a key
//	                        such as menu with lists at their ends; records with
//	                        names and what is inside them; and the navigation of a site: mkdocs.yml,
//	                        toc.yaml and index.yaml of Diplodoc
//	              faq       maps with a question and an answer, or questions as keys
//	JSON Lines    entries   objects with title and body (or text), as `read` prints them
//
// # Tables
//
// A table is rows of cells, wherever they come from: a CSV file is one sheet, a workbook has
// several, a page one for every table. CSV is parted by commas, semicolons, tabs or |, whichever
// gives its rows the same number of cells. What a sheet holds is found from its cells:
//
//   - Tables stand one below another, each under its header, and side by side, where an empty
//     column parts them or the header says the same twice. A table of plans in columns lies on
//     its side and is turned. The header that comes again is a heading.
//   - The header is found by its words, Russian or English, by its words over a column of numbers,
//     or by sizes, days and runs (25 см, от 10 шт, 2026, 01.06, Тираж: 100, 200) over prices; it may
//     be missing. Words that stand in cells of prices too (Бесплатно от, Free) are labels over prices.
//     It may have several lines, merged or not, a line of units and one of the numbers of columns;
//     labels join as Цена, руб. — Розница where the upper one adds something.
//   - The lowest title over the header names the table. What else stands there (an address, the
//     day from which prices hold), and remarks between and below the rows, become sections, so
//     that no word is lost: signatures, numbers that hold for the table (Курс USD, 92,5), a title that
//     says more in brackets. Where a source has several tables, the path of an entry begins with
//     the name of its own, or that of its sheet.
//   - It is a FAQ where the header names questions and answers, where half of the answers are
//     sentences, or where a column beside a single other one holds hardly anything but questions.
//     Answers that are codes (intents, ids, addresses) are questioned and not served.
//   - A sheet of a workbook that holds words, alone or beside what they explain, becomes sections.
//   - The names are in the column that its header says, else in that of the numbers of flats or plots
//     (Квартира: 45), else in the first one of words, but never in one of a status. Where there
//     is none, categories, times or quantities (Тираж, шт.: 100) name the rows. A model is called by
//     its make as well. Links, pictures and bold type are no part of a name.
//   - In a price list a row of one cell is a category, also with a number before it. Rows of them
//     nest; a later one takes the place of the level that it looks like, by its column, indentation,
//     style, capitals and numbering. A category in a column that is written once means the rows
//     below it. A row without a name, but with a term and a price, goes on with the item above;
//     words in the column of units are its name. A row of totals or of a tax is no item, nor is one
//     that an export of a shop calls unpublished.
//   - A price is what the header says is one, what is money by its currency or its cents, sizes
//     over numbers with the columns like them beside, and else the columns of numbers that end as
//     prices do and are no codes, barcodes, years, weights, stock or numbers of rows. Amounts in a
//     currency are prices under a size, a code or a category as well (Год, Размер S, Категория A), and
//     none under savings, taxes, sums beside prices and the least order. Where several could be meant,
//     none is taken, and a finding asks. Its label is its header, its unit that of its cell, its
//     header (руб./м²) or its row. A cell of words (договорная, Call) is kept as the words, and tells
//     a column of prices too. The regular price is the old one where the row has one of a sale, and so
//     is what is struck out in a cell, ~~1 500~~ 1 200.
//   - The prices of dealers (дилер, закупка, себестоимость; dealer, reseller, cost price) are left
//     out of prices and bodies, by column, title, category or kind of price, unless the project
//     names their column: columns: {price: Дилер}. A finding tells of each.
//   - A bare number has the currency of its row's own column for it, else that of the header, else
//     the one that two of three prices of its column name, else the one of the table's other prices,
//     else that of its title. Евро beside prices as high is a size, and no currency.
//   - The id is the article number, else the name, and of several items that share it, as many
//     further columns as tell them apart: table, categories, short cells. No price is part of it.
//   - Hidden rows are skipped, and hidden columns left out; both are told. A column called lint says what a
//     row turns off of lint; it is metadata, and told to no customer.
//
// # Tables in pages
//
// A table that stands at the margin of a page, between pipes, becomes entries where its header
// leaves no doubt: questions and answers, by their words; or a price, by the word or a currency,
// beside words. Eight of ten cells below the price are prices, and no terms (£4.95, free from £60),
// and no row adds up. Comparisons, timetables and all else stay text; so do tables in the answer to
// a question, in a list item, and inside of a component (a tab, an admonition), which alone tells
// them apart. What stands around a table stays a section; its path is that of the section and the
// name right above it, a short line in bold type or with a colon.
//
// Of HTML and DOCX that are hardly more than tables, as many programs write them and call them .xls,
// all tables are read so; and on every page where its author says that it is prices, or of those
// with questions that it is faq. On a page that is said to be a document none is.
//
// # Encodings
//
// How bytes become text, and what of it is mended on the way, is told in package charset. Line ends
// become \n.
//
// # Questions and answers
//
// A question is a heading, or one of these, whichever a page has most of: a line marked Q:, Вопрос 1.
// or В. with an answer marked A:, Ответ: or О.; a line in bold type; an item of a list with the answer
// behind it, indented below or after it; a term of a definition list; a line that ends with ? and is
// followed by lines that do not. Headings that say Вопрос and Ответ name the text below them. A title
// asks where it ends with ? or begins as only questions do (Можно ли, Do you); one that begins as
// instructions do too (Как, How to) counts beside such ones, or where the page says that it is a FAQ.
// Headings above a question become its path, and so does a bold line right above a bold
// one; deeper headings belong to its answer unless they are marked. Sections between questions stay sections, and
// a few questions do not make a FAQ of a document.
//
// # Dialects of Markdown
//
// What a page folds out under a title of its own is an entry, a question or a section, in another
// one or not: <details>, <Accordion>, {% cut %}, :::details, ??? and !!! question. Titles that only
// say that there is more (Show code, Подробнее) fold nothing out, and what belongs to a list item
// stays in it. All else that dialects have (admonitions, callouts, tabs, steps, cards, definition
// lists, tables) stays in the text as its author wrote it; what is indented below an admonition, a
// tab or a definition is no code.
//
// Comments are left out: <!-- -->, {/* */} of MDX, %% of Obsidian, [//]: # (). Left out and counted are
// import and export of MDX, elements that a browser never shows (<div hidden>), and tables of contents;
// pictures that stand in the page itself, byte for byte, are left out with a finding. A link whose
// address is defined elsewhere on the page gets it, and a short footnote stands in brackets where its
// mark stands. A page whose front matter keeps it from a site
// (draft: true, published: false, hidden: true) is one record, and skipped.
//
// # Ways through menus
//
// “Open *Settings → Profile*” on a page that is no FAQ is a place as well, once a page: names
// between →, ›, >, -> or &rarr;, each beginning with a capital letter, all of them marked (bold, italic,
// code, quotes, links), or in a sentence that speaks of a screen (open, go to, menu, нажмите, раздел). A way
// in a numbered step has the order of the step.
//
// # Records
//
// The account counts a record of a table for every row, of Markdown for every block at the
// margin (a heading, a question, a paragraph, a list, a block of code) and every row of a table whose
// rows are entries, of the structure of an app for every place, and of JSON Lines for every line. A
// block of text that went into an entry counts under entries, so there may be more of them than
// entries. Front matter is no record.
//
// # Lines
//
// Every entry knows its first and last line. Where its body stands in the file line by line, that
// is in Markdown, plain text and the answers of a table, Entry.BodyLine is the body's first line.
// Comments and footnotes are taken out of a body, and their lines stay behind, empty. Of a line that is partly
// a mark (Q:, a tag, the indentation below an item) the rest is left. Entry.FirstLine and LastLine
// share out all lines of a page but its front matter: the passages of its entries are the page.
//
// # Findings
//
// What is wrong with a record, or doubtful, is in Source.Problems. A record that is skipped for a
// mistake is in both accounts: Source.Skipped has the reason in a few words, the finding has the
// whole message. A file that is refused is refused with all its findings.
//
//	KB001  the file is empty, or a table is nothing but its header
//	KB002  a block of code is never closed
//	KB003  the front matter is not YAML (TOML is left unread), or a value in it is not what its key takes
//	KB004  an anchor is given twice on a page
//	KB005  a heading has no text below it
//	KB006  a question has no answer, or an answer no question
//	KB007  a quote in a table is never closed
//	KB008  a row has more cells than the table has columns
//	KB009  a price list has no prices, or a table holds neither items nor answers
//	KB010  a table has one column
//	KB011  a place has a key that is not known
//	KB012  a line is no entry
//	KB013  it does not show which column holds the price
//	KB014  a YAML or JSON file holds the settings of a site, and no entries
//	KB015  the prices of dealers, or what the company pays itself, are left out
//	KB016  a column is hidden, and left out
//	KB017  the answers of a FAQ are codes and no sentences
//	KB018  a price with a decimal comma is parted by the commas of the file
//	KB019  the old price of an item is below its price
//	KB020  a price is 0
//	KB021  a part of a row is left out, where tables stand side by side
//	KB025  words were decoded wrongly before the file was saved, or are in another encoding than the rest; they are repaired
//	KB026  the encoding is guessed, and another one is likely too
//	KB027  characters are lost: they are U+FFFD in the file, or their bytes are no character
//	KB028  a block of code, a list item, a row or a sentence is longer than a passage, and stays whole
//	KB035  a part of the file is left out, or not read as it stands
//	KB036  a sheet is hidden, or a page a draft, and not used
//	KB037  a price has no currency
//	KB038  a category of a feed is missing, there twice, or inside itself
//	KB039  two offers of a feed have the same id, or one has none
//	KB040  the file holds a part of what belongs together: one page of an export, goods without prices
package source

// The codes of findings.
const (
	emptyFile     = "KB001"
	unclosedCode  = "KB002"
	badFront      = "KB003"
	doubledAnchor = "KB004"
	emptySection  = "KB005"
	noAnswer      = "KB006"
	badQuote      = "KB007"
	wrongWidth    = "KB008"
	noPrices      = "KB009"
	oneColumn     = "KB010"
	unknownKey    = "KB011"
	badRecord     = "KB012"
	unclearPrice  = "KB013"
	isSettings    = "KB014"
	dealerPrices  = "KB015"
	hiddenColumn  = "KB016"
	codeAnswers   = "KB017"
	decimalComma  = "KB018"
	oldBelow      = "KB019"
	zeroPrice     = "KB020"
	partOfRow     = "KB021"
	repairedText  = "KB025"
	doubtfulText  = "KB026"
	lostText      = "KB027"
	oversize      = "KB028"
	notAsItStands = "KB035"
	hiddenPart    = "KB036"
	noCurrency    = "KB037"
	badCategory   = "KB038"
	doubledID     = "KB039"
	partOnly      = "KB040"
)
