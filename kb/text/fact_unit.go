package text

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// termUnit gives the span of time that a folded word names, "" for any other.
func termUnit(w string) string {
	switch w {
	case "минута", "минуты", "минут", "минуту", "минуте", "минутам", "минутами", "минутах", "мин", "minute", "minutes", "min", "mins":
		return "minute"
	case "час", "часа", "часов", "часам", "часами", "часах", "часу", "ч", "hour", "hours", "hr", "hrs", "h":
		return "hour"
	case "день", "дня", "дней", "дню", "дням", "днями", "днях", "дн", "будней", "сутки", "суток", "суткам", "сутками", "сутках", "сут", "day", "days", "weekday", "weekdays":
		return "day"
	case "неделя", "недели", "недель", "неделю", "неделе", "неделям", "неделями", "неделях", "нед", "week", "weeks":
		return "week"
	case "месяц", "месяца", "месяцев", "месяцу", "месяце", "месяцам", "месяцами", "месяцах", "мес", "month", "months", "mo":
		return "month"
	case "год", "года", "лет", "году", "годом", "годам", "годами", "годах", "year", "years", "yr", "yrs":
		return "year"
	}
	return ""
}

// oneUnit tells whether a word without a number may mean one span of time: за месяц, a day.
func oneUnit(w string) bool {
	switch w {
	case "час", "часа", "день", "дня", "сутки", "суток", "неделя", "недели", "неделю", "месяц", "месяца", "год", "года",
		"hour", "day", "week", "month", "year":
		return true
	}
	return false
}

// lastingUnit gives the span of time in an adjective of how long something lasts: дневный of 14-дневный.
func lastingUnit(w string) string {
	for _, unit := range [...][2]string{{"минутн", "minute"}, {"часов", "hour"}, {"дневн", "day"}, {"недельн", "week"}, {"месячн", "month"}, {"летн", "year"}} {
		if strings.HasPrefix(w, unit[0]) {
			return unit[1]
		}
	}
	return ""
}

// adjective tells whether a word may stand between a number and its span of time.
func adjective(w string) bool {
	for _, stem := range [...]string{"календарн", "полн", "бесплатн", "ближайш", "следующ"} {
		if strings.HasPrefix(w, stem) {
			return true
		}
	}
	switch w {
	case "calendar", "full", "whole", "consecutive", "free", "more":
		return true
	}
	return working(w)
}

// working tells whether a word says that a span of time counts the days on which people work: рабочих, business.
func working(w string) bool {
	for _, stem := range [...]string{"рабоч", "банковск", "будних"} {
		if strings.HasPrefix(w, stem) {
			return true
		}
	}
	switch w {
	case "раб", "working", "work", "business", "bank":
		return true
	}
	return false
}

// workingMark stands behind a term that counts working days in its normal form: it is another than as many days.
const workingMark = " working"

// lasting gives the term of n units, which tokens[i] names: 5 рабочих дней, ten business days, 3 дня (рабочих).
func (t *factual) lasting(n, unit string, i int) saying {
	said := termSaying(n, unit)
	counts := slices.Contains([]string{"weekday", "weekdays", "будней"}, t.at(i).text) || strings.HasPrefix(t.at(i+1).text, "рабоч") || t.at(i+1).is("(") && working(t.at(i+2).text) && t.at(i+3).is(")")
	for at := i - 1; !counts && (adjective(t.at(at).text) || t.at(at).is(".")); at-- {
		counts = working(t.at(at).text)
	}
	if counts {
		said.said += workingMark
	}
	return said
}

// termSaying gives a term in minutes, in hours where they are whole, or in months: 14 days are two weeks, 90 minutes
// an hour and a half, and 12 months a year.
func termSaying(n, unit string) saying {
	measure, per := "min ", int64(1)
	switch unit {
	case "hour":
		per = 60
	case "day":
		per = 24 * 60
	case "week":
		per = 7 * 24 * 60
	case "month":
		measure = "m "
	case "year":
		measure, per = "m ", 12
	}
	v := saying{said: measure + n, bare: "# " + n}
	if d, err := decimal.NewFromString(n); err == nil && len(n) <= 12 {
		d = d.Mul(decimal.NewFromInt(per))
		if hour := decimal.NewFromInt(60); measure == "min " && d.Mod(hour).IsZero() {
			measure, d = "h ", d.Div(hour)
		}
		v.said = measure + d.String()
	}
	return v
}

// hoursAndMinutes gives the term of hours together with minutes.
func hoursAndMinutes(hours, minutes string) saying {
	h, err := decimal.NewFromString(hours)
	m, err2 := decimal.NewFromString(minutes)
	if err != nil || err2 != nil {
		return termSaying(hours, "hour")
	}
	return termSaying(h.Mul(decimal.NewFromInt(60)).Add(m).String(), "minute")
}
