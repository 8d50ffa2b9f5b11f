package text

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// termUnit gives the span of time that a folded word names, "" for any other.
func termUnit(w string) string {
	switch w {
	case "час", "часа", "часов", "часам", "часами", "часах", "часу", "ч", "hour", "hours", "hr", "hrs", "h":
		return "hour"
	case "день", "дня", "дней", "дню", "дням", "днями", "днях", "дн", "сутки", "суток", "суткам", "сутками", "сутках", "сут", "day", "days":
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
	for _, unit := range [...][2]string{{"часов", "hour"}, {"дневн", "day"}, {"недельн", "week"}, {"месячн", "month"}, {"летн", "year"}} {
		if strings.HasPrefix(w, unit[0]) {
			return unit[1]
		}
	}
	return ""
}

// adjective tells whether a word may stand between a number and its span of time.
func adjective(w string) bool {
	for _, stem := range [...]string{"рабоч", "календарн", "банковск", "полн", "бесплатн", "ближайш", "следующ"} {
		if strings.HasPrefix(w, stem) {
			return true
		}
	}
	switch w {
	case "working", "business", "calendar", "bank", "full", "whole", "consecutive", "free", "more":
		return true
	}
	return false
}

// termSaying gives a term in hours or in months: 14 days are two weeks, and 12 months are a year.
func termSaying(n, unit string) saying {
	measure, per := "h ", int64(1)
	switch unit {
	case "day":
		per = 24
	case "week":
		per = 7 * 24
	case "month":
		measure = "m "
	case "year":
		measure, per = "m ", 12
	}
	v := saying{said: measure + n, bare: "# " + n}
	if whole, err := strconv.ParseInt(n, 10, 32); err == nil {
		v.said = measure + strconv.FormatInt(whole*per, 10)
	} else if d, err := decimal.NewFromString(n); err == nil && len(n) <= 12 {
		v.said = measure + d.Mul(decimal.NewFromInt(per)).String()
	}
	return v
}
