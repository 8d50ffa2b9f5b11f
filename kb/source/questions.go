package source

// askingHeadings marks and counts the headings that are questions: those of a level that holds
// them, being half of its headings and not lost among the deeper ones. Elsewhere a group of
// questions under one heading may still be told, as at the end of a document. About tells that
// the page says of itself that it holds questions.
func (p *page) askingHeadings(about bool) (count int, ofPage bool) {
	level := p.questionLevel(about)
	if level > 0 {
		p.markLevel(level)
	} else {
		p.markGroups()
	}
	for i := range p.blocks {
		if p.blocks[i].asks {
			count++
		}
	}
	return count, level > 0
}

// questionLevel finds the level of the headings that are questions, 0 where there is none.
func (p *page) questionLevel(about bool) int {
	var headings, questions, sure [7]int
	for _, b := range p.blocks {
		if b.head != headingHead {
			continue
		}
		headings[b.level]++
		about = about || isAboutQuestions(b.title)
		switch asks(b.title) {
		case surely:
			sure[b.level]++
			questions[b.level]++
		case maybe:
			questions[b.level]++
		case noQuestion:
		}
	}
	best, deeper := 0, 0
	for level := 6; level > 0; level-- {
		count := questions[level]
		enough := sure[level] >= 2 && (sure[level]*2 >= headings[level] || sure[level]+count > headings[level]) ||
			about && count >= 2 && count*2 >= headings[level] || count >= 3 && deeper == 0 && count == headings[level]
		deeper += headings[level]
		if enough && count*4 >= deeper && count >= questions[best] {
			best = level
		}
	}
	return best
}

// markLevel takes the headings of a level for questions: those that ask, and the others where
// most of their neighbours do. A question above the level is one too, and below it one that is marked.
func (p *page) markLevel(level int) {
	for from := 0; from < len(p.blocks); {
		end := from + 1
		for end < len(p.blocks) && (p.blocks[end].head != headingHead || p.blocks[end].level >= level) {
			end++
		}
		markNeighbours(p.blocks[from:end], level)
		from = end
	}
}

func markNeighbours(blocks []block, level int) {
	asking, all := 0, 0
	for _, b := range blocks {
		if b.head == headingHead && b.level == level {
			all++
			if asks(b.title) > noQuestion {
				asking++
			}
		}
	}
	for i := range blocks {
		b := &blocks[i]
		switch {
		case b.head != headingHead:
		case b.level > level:
			_, b.asks = cutMark(b.title, questionMarks())
		case b.level < level:
			b.asks = asks(b.title) == surely
		default:
			b.asks = asks(b.title) > noQuestion || asking*2 > all
		}
	}
}

// markGroups takes the headings below one heading for questions where half of them are, and the
// page goes no deeper there than they do.
func (p *page) markGroups() {
	for i := range p.blocks {
		if p.blocks[i].head != headingHead {
			continue
		}
		group, sure, others := p.groupBelow(i)
		if sure < 2 || others > sure {
			continue
		}
		for _, j := range group {
			p.blocks[j].asks = p.blocks[j].asks || asks(p.blocks[j].title) > noQuestion
		}
	}
}

// groupBelow gives the headings right below one, and counts those that surely ask, and those that
// do not, the deeper ones among them.
func (p *page) groupBelow(i int) (group []int, sure, others int) {
	for j := i + 1; j < len(p.blocks); j++ {
		b := &p.blocks[j]
		switch {
		case b.head != headingHead:
		case b.level <= p.blocks[i].level:
			return group, sure, others
		case len(group) > 0 && b.level > p.blocks[group[0]].level:
			others++
		default:
			group = append(group, j)
			switch asks(b.title) {
			case surely:
				sure++
			case noQuestion:
				others++
			case maybe:
			}
		}
	}
	return group, sure, others
}

// markFullest takes all headings of one level for questions, where the author says that the page
// is one of questions: the level of the questions, or the one with most headings that have text
// of their own.
func (p *page) markFullest() {
	level := p.questionLevel(true)
	if level == 0 {
		level = p.fullestLevel()
	}
	for i := range p.blocks {
		b := &p.blocks[i]
		if b.head == headingHead {
			b.asks = b.level == level || b.level < level && asks(b.title) == surely
		}
	}
}

func (p *page) fullestLevel() int {
	var full [7]int
	for i, b := range p.blocks {
		if b.head == headingHead && p.hasOwnText(i) {
			full[b.level]++
		}
	}
	best := 6
	for level := 6; level > 0; level-- {
		if full[level] > full[best] {
			best = level
		}
	}
	return best
}

// hasOwnText tells whether something stands between a head and the next one.
func (p *page) hasOwnText(i int) bool {
	for j := i + 1; j < len(p.blocks) && p.blocks[j].head == noHead; j++ {
		if !p.isBlank(&p.blocks[j]) {
			return true
		}
	}
	return false
}
