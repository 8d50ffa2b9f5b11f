package lint

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"firstline/kb"
	"firstline/kb/text"
)

const noTopic = "KB501"

// Topics are the things that customers ask every company of a kind.
func Topics() []string {
	return []string{"delivery", "payment", "returns", "contacts", "hours", "warranty", "privacy"}
}

// topicWords are by what an entry shows that it is about a topic.
func topicWords(topic string) *regexp.Regexp {
	switch topic {
	case "delivery":
		return regexp.MustCompile(`(?i)достав|самовывоз|курьер|отправк|deliver|shipping|dispatch|collect`)
	case "payment":
		return regexp.MustCompile(`(?i)оплат|плат[еёи]ж|счёт|счет|картой|payment|pay\b|invoice|checkout`)
	case "returns":
		return regexp.MustCompile(`(?i)возврат|верн[уё]|обмен|refund|return|exchange|money back|cancel`)
	case "contacts":
		return regexp.MustCompile(`(?i)контакт|телефон|почт|связаться|написать|адрес|contact|phone|email|e-mail|address|reach us`)
	case "hours":
		return regexp.MustCompile(`(?i)час[ыа]? работы|режим работы|график|работа(?:ем|ете)|круглосуточно|выходн|opening|hours|open\b|24/7|weekend`)
	case "warranty":
		return regexp.MustCompile(`(?i)гаранти|warranty|guarantee`)
	case "privacy":
		return regexp.MustCompile(`(?i)персональн|конфиденциальн|личн\p{L}* данн|privacy|personal data`)
	}
	return nil
}

// missing finds the topics of which a knowledge base says nothing.
func missing(c *corpus) []kb.Finding {
	topics := c.Topics
	if topics == nil {
		topics = c.ownTopics()
	}
	var findings []kb.Finding
	for _, topic := range topics {
		words := topicWords(topic)
		if words == nil || c.speaksOf(topic, words) {
			continue
		}
		findings = append(findings, finding(noTopic, kb.Pos{Path: "firstline.yaml"}, fmt.Sprintf("nothing is said of %s, neither in kb/ nor in the company's details", topic),
			"add an entry for it; what does not concern this company is left out by  lint: {topics: [...]}  in firstline.yaml"))
	}
	return findings
}

// ownTopics are those that must be covered where the project does not say: of a shop all of them, of who
// has prices what has to do with money, and of any company how it can be reached.
func (c *corpus) ownTopics() []string {
	if len(c.entries) == 0 {
		return nil
	}
	sells, ships := false, false
	goods := topicWords("delivery")
	for _, e := range c.entries {
		sells = sells || e.Kind == kb.Item && len(e.Prices) > 0
		ships = ships || e.Kind == kb.Item && (strings.HasSuffix(e.Source.Path, ".xml") || articleOf(e) != "" && goods.MatchString(e.Body))
	}
	switch {
	case ships:
		return []string{"delivery", "payment", "returns", "contacts", "hours"}
	case sells:
		return []string{"payment", "returns", "contacts", "hours"}
	}
	return nil
}

// speaksOf tells whether a title or the company's own words are about a topic, or a phone number, an
// e-mail address or a time of work stands anywhere else.
func (c *corpus) speaksOf(topic string, words *regexp.Regexp) bool {
	if slices.ContainsFunc(c.entries, func(e *entry) bool { return e.states(topic) }) {
		return true
	}
	titled := slices.ContainsFunc(c.entries, func(e *entry) bool {
		return e.Kind != kb.Item && (words.MatchString(e.Title) || words.MatchString(strings.Join(e.Path, " ")))
	})
	return titled || slices.ContainsFunc(c.Said, func(e kb.Entry) bool { return e.Body != "" && words.MatchString(e.Title) })
}

// states tells whether an entry holds what customers ask for when they ask of a topic.
func (e *entry) states(topic string) bool {
	for i := range e.said {
		s := &e.said[i]
		switch {
		case e.Kind == kb.Item:
		case topic == "contacts" && slices.ContainsFunc(s.facts(), func(f text.Fact) bool { return f.Kind == text.PhoneFact || f.Kind == text.EmailFact }),
			topic == "hours" && len(hoursIn(unmarked(s.text))) > 0:
			return true
		}
	}
	return false
}
