package source

// turn gives a table that lies on its side upright: a plan or a zone in every column, and below
// it a row for its price, another for what it holds. Nothing else has a row that is called a
// price among rows that are none.
func (p part) turn() part {
	if !p.isTurned() {
		return p
	}
	main := p.header.lines[len(p.header.lines)-1].record
	rows, label := []record{main}, record{line: main.line, end: main.end, row: main.row}
	label.cells = []cell{main.cells[0]}
	upright := part{first: p.first, above: p.above, turned: p.rows}
	for _, r := range p.rows {
		if r.filled() > 1 {
			rows = append(rows, r)
			label.cells = append(label.cells, r.cells[0])
		}
	}
	upright.header = &header{from: p.header.from, to: p.header.to}
	upright.header.add(label, false)
	for i := 1; i < len(main.cells); i++ {
		r := record{line: main.line, end: rows[len(rows)-1].end, row: main.row}
		for _, from := range rows {
			c := cell{line: from.line}
			if i < len(from.cells) {
				c = from.cells[i]
				c.across, c.down = false, false
			}
			r.cells = append(r.cells, c)
		}
		if main.at(i) != "" {
			upright.rows = append(upright.rows, r)
		}
	}
	return upright
}

// isTurned: the header names no price, some rows do, and their neighbours are no prices.
func (p part) isTurned() bool {
	const rows, columns = 60, 20
	if p.header == nil || len(p.header.labels) < 3 || len(p.header.labels) > columns || len(p.rows) > rows || len(p.rows) < 2 {
		return false
	}
	for i, label := range p.header.labels {
		if i > 0 && (roleOf(label) != unknownRole && roleOf(label) != titleRole || label == "") {
			return false
		}
	}
	priced, others, numbers, plain := 0, 0, 0, false
	for _, r := range p.rows {
		switch name := r.at(0); {
		case r.filled() < 2:
		case name == "":
			return false
		case isPriceName(name):
			priced++
			plain = plain || isPriceAlone(name)
		case !pricesOnly(r):
			others++
		default:
			numbers++
		}
	}
	return priced > 0 && (others > 0 || priced == 1 && numbers > 0 && plain)
}

// isPriceName tells whether a row is called a price: by a word for it, or by its currency alone. Where
// more stands beside that, it is a plan (EUR plan), and Евро is a size.
func isPriceName(name string) bool {
	words := headerWords(name)
	return len(words) <= 6 && roleOf(name) == priceRole && !namesEuroSize(name) && (hasKeyword(words, priceRole) || isPriceAlone(name))
}

// isPriceRow: the prices of plans in columns stand in the row.
func isPriceRow(r record) bool {
	prices := 0
	for i, c := range r.cells {
		if i > 0 && c.own() && (isPlainPrice(c.text) || isMoney(c.text) || isAsk(c.text)) {
			prices++
		}
	}
	return isPriceName(r.at(0)) && prices > 1 && prices*2 >= r.filled()-1
}

// isPriceAlone: a price of nothing but the column: Цена, ₽ в месяц.
func isPriceAlone(name string) bool {
	for _, w := range headerWords(name) {
		switch w {
		case "в", "за", "месяц", "мес", "год", "сутки", "день", "от", "per", "month", "year", "monthly", "yearly", "a", "day":
		default:
			if !hasKeyword([]string{w}, priceRole) && currencyOf(w) == "" {
				return false
			}
		}
	}
	return true
}

// pricesOnly: every cell behind the first could be a price.
func pricesOnly(r record) bool {
	for i, c := range r.cells {
		if i > 0 && c.own() && !isPlainPrice(c.text) && !isMoney(c.text) && !isAsk(c.text) {
			return false
		}
	}
	return true
}

// readTurned accounts for the rows of a table that lay on its side: each is a part of its entries.
func (t *table) readTurned(rows []record) {
	for _, r := range rows {
		switch {
		case r.blank():
			t.ledger.mark(r, isBlankRow)
		case r.filled() > 1:
			t.ledger.mark(r, isEntry)
		case isRemark(r):
			t.section([]record{r})
		default:
			t.ledger.mark(r, isHeading)
		}
	}
}
