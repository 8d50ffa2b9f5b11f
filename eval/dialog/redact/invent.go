package redact

import (
	"fmt"
	"strings"
)

// Invent gives a text with an invented value in the place of each placeholder, so that it can be said to somebody who
// knows nothing of placeholders: the same value for the same one. Numbers are of ranges that nobody has.
func Invent(s string) string {
	var b strings.Builder
	end := 0
	for _, p := range stands(s) {
		b.WriteString(s[end:p.start])
		if strings.HasPrefix(s[p.start:], "["+p.kind.russian()+" ") {
			b.WriteString(p.kind.inRussian(p.number))
		} else {
			b.WriteString(p.kind.inEnglish(p.number))
		}
		end = p.end
	}
	return b.String() + s[end:]
}

func (k kind) inRussian(n int) string {
	switch k {
	case phone:
		return fmt.Sprintf("+7 495 000-00-%02d", n%100)
	case email:
		return fmt.Sprintf("klient%d@example.com", n)
	case address:
		return fmt.Sprintf("ул. Примерная, д. %d", n)
	case name:
		return oneOfNames(n, "Анна", "Иван", "Мария", "Олег", "Вера", "Павел")
	default:
		return k.inEnglish(n)
	}
}

func (k kind) inEnglish(n int) string {
	switch k {
	case phone:
		return fmt.Sprintf("+44 7700 900%03d", n%1000)
	case email:
		return fmt.Sprintf("customer%d@example.com", n)
	case contact:
		return fmt.Sprintf("@customer%d", n)
	case card:
		return fmt.Sprintf("0000 0000 0000 %04d", n%10000)
	case address:
		return fmt.Sprintf("%d Example Street", n)
	case name:
		return oneOfNames(n, "Alex", "Sam", "Robin", "Jamie", "Chris", "Terry")
	default:
		return fmt.Sprintf("%010d", n)
	}
}

func oneOfNames(n int, names ...string) string { return names[(n+len(names)-1)%len(names)] }
