package feed

import (
	"strconv"
	"strings"
)

// truth reads a truth value as shops write it; anything else stays as it is.
func truth(s string) string {
	switch strings.ToLower(s) {
	case "true", "1", "yes", "y", "да":
		return "true"
	case "false", "0", "no", "n", "нет":
		return "false"
	}
	return s
}

// told is the value of an element as a customer is told it, "" for nothing.
func (y *yml) told(f field, e *element) string {
	value := e.value()
	switch e.name {
	case "condition":
		return y.condition(e)
	case "age":
		return y.age(e)
	case "weight":
		if _, ok := fraction(value); ok {
			value += " " + y.language.of("кг", "kg")
		}
		return value
	}
	switch f.shape {
	case asFlag:
		return y.yesOrNo(truth(value))
	case asWhenTrue:
		if truth(value) == "true" {
			return y.language.of("да", "yes")
		}
		return ""
	case asPeriod:
		if period, ok := y.period(value); ok {
			return period
		}
		return y.yesOrNo(truth(value))
	case asAmount:
		if value == "1" {
			return ""
		}
	case asSize:
		if strings.Count(value, "/") == 2 {
			return strings.ReplaceAll(value, "/", " × ") + " " + y.language.of("см", "cm")
		}
	case asMarkup:
		return y.inline(e)
	case asText:
	}
	return value
}

// yesOrNo tells a truth value; what is none stays as it is.
func (c *collector) yesOrNo(value string) string {
	switch value {
	case "true":
		return c.language.of("есть", "yes")
	case "false":
		return c.language.of("нет", "no")
	}
	return value
}

// age is from how many years or months on something is meant for.
func (y *yml) age(e *element) string {
	value := e.value()
	if value != "" && e.attr("unit") == "month" {
		return y.language.of("от "+value+" мес.", "from "+value+" months")
	}
	if _, err := strconv.Atoi(value); err == nil {
		return value + "+"
	}
	return value
}

// condition tells what is not new, and why.
func (y *yml) condition(e *element) string {
	kind := e.attr("type")
	switch kind {
	case "likenew":
		kind = y.language.of("как новый", "like new")
	case "used", "preowned":
		kind = y.language.of("бывший в употреблении", "used")
	case "showcasesample":
		kind = y.language.of("витринный образец", "showroom sample")
	case "reduction":
		kind = y.language.of("уценённый", "reduced")
	case "refurbished":
		kind = y.language.of("восстановленный", "refurbished")
	}
	reason := e.get("reason")
	if reason == "" {
		reason = e.value()
	}
	if kind != "" && reason != "" {
		return kind + " (" + reason + ")"
	}
	return kind + reason
}

// period reads a duration of ISO 8601: P1Y2M10DT2H30M is 1 год 2 месяца 10 дней 2 часа 30 минут.
func (c *collector) period(s string) (string, bool) {
	rest, ok := strings.CutPrefix(s, "P")
	if !ok || rest == "" {
		return "", false
	}
	var parts []string
	clock := false
	for rest != "" {
		if rest[0] == 'T' && !clock {
			clock, rest = true, rest[1:]
			continue
		}
		digits := rest[:len(rest)-len(strings.TrimLeft(rest, "0123456789"))]
		n, err := strconv.Atoi(digits)
		if err != nil || len(digits) == len(rest) {
			return "", false
		}
		word := c.periodWord(rest[len(digits)], clock, n)
		if word == "" {
			return "", false
		}
		if n > 0 {
			parts = append(parts, digits+" "+word)
		}
		rest = rest[len(digits)+1:]
	}
	return strings.Join(parts, " "), len(parts) > 0
}

// periodWord names the unit of a duration, in the form that its number asks for.
func (c *collector) periodWord(unit byte, clock bool, n int) string {
	switch {
	case unit == 'Y' && !clock:
		return c.counted(n, "год", "года", "лет", "year")
	case unit == 'M' && !clock:
		return c.counted(n, "месяц", "месяца", "месяцев", "month")
	case unit == 'W' && !clock:
		return c.counted(n, "неделя", "недели", "недель", "week")
	case unit == 'D' && !clock:
		return c.counted(n, "день", "дня", "дней", "day")
	case unit == 'H' && clock:
		return c.counted(n, "час", "часа", "часов", "hour")
	case unit == 'M' && clock:
		return c.counted(n, "минута", "минуты", "минут", "minute")
	}
	return ""
}

// counted is a noun beside a number: 1 день, 2 дня, 5 дней; 1 day, 2 days.
func (c *collector) counted(n int, one, few, many, english string) string {
	if c.language != "ru" {
		if n == 1 {
			return english
		}
		return english + "s"
	}
	switch {
	case n%10 == 1 && n%100 != 11:
		return one
	case n%10 >= 2 && n%10 <= 4 && (n%100 < 12 || n%100 > 14):
		return few
	}
	return many
}
