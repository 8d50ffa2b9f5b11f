package builtin

import (
	"regexp"
	"strings"
	"unicode"

	"firstline/eval/chat"
)

// lead adds to a reply that the customer wants to buy, where they said so in this turn or an earlier
// one and have now left a contact. A reply that turns them away carries none.
func (m *Model) lead(c conversation, reply chat.Reply) chat.Reply {
	contact := contactIn(c.turn)
	if contact == "" || reply.Action == chat.Decline {
		return reply
	}
	wants := c.has(buys)
	for _, said := range c.earlier {
		wants = wants || m.means(buys, m.hear(said))
	}
	if wants {
		reply.Signals, reply.Contact = append(reply.Signals, chat.Lead), contact
	}
	return reply
}

// contactIn gives the first e-mail address, telephone number or @name of a text, as it was written, and
// "" where there is none.
func contactIn(said string) string {
	if address := mailAddress().FindString(said); address != "" {
		return address
	}
	for _, written := range phoneNumber().FindAllString(said, -1) {
		if digits := digitsIn(written); digits >= 7 && digits <= 15 && !showsCard(written) {
			return strings.TrimSpace(written)
		}
	}
	if found := accountName().FindStringSubmatch(said); found != nil {
		return found[1]
	}
	return ""
}

func mailAddress() *regexp.Regexp {
	return regexp.MustCompile(`[\pL\d._%+-]+@[\pL\d-]+(?:\.[\pL\d-]+)+`)
}

func phoneNumber() *regexp.Regexp { return regexp.MustCompile(`\+?\d[\d\s()-]*\d`) }

func accountName() *regexp.Regexp { return regexp.MustCompile(`(?:^|[\s(,:])(@[A-Za-z]\w{3,})`) }

func digitsIn(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsDigit(r) {
			n++
		}
	}
	return n
}
