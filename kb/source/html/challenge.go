package html

import (
	"strings"

	"firstline/kb/text"
)

// isChallenge tells a page that a site shows before the real one, to find out whether a person
// reads it: by its title, and because it says next to nothing. They are those of Cloudflare,
// DDoS-Guard and the captchas of Yandex.
func isChallenge(title string, blocks []block) bool {
	const most = 60 // words
	count := 0
	for i := range blocks {
		count += len(strings.Fields(blocks[i].plain))
	}
	if count > most {
		return false
	}
	switch name := strings.TrimRight(text.Fold(title), " .…!?"); name {
	case "just a moment", "один момент", "attention required! | cloudflare", "проверка браузера", "ddos-guard", "вы не робот", "are you not a robot":
		return true
	default:
		return strings.HasPrefix(name, "checking your browser")
	}
}
