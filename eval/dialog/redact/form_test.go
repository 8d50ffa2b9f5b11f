package redact

import "testing"

// TestForms holds that no form is passed over in a text that holds it: one of the samples, of what the rules look
// for mixed at random, or of pieces of the forms.
func TestForms(t *testing.T) {
	const pieces = "GB29|NWBK|6016|1331|9268|19|gb82west|AB|12|34|56|C|ab123456c|JONES|710238|H99RK|j9999|A12345678|a-12345|no|4509|№|номер|123456|" +
		"20-00-00|/|55779911|acc|4276|12**|****|1234|хххх|XXXX|ending|Last four|last 41234|последние 4 цифры карты|Оканчивается на|ENDS in|*|•|" +
		"https://T.ME/|vk.com/|linkedin.com/in/|www.ok.RU/|ivan|@|собака|(at)|at gmail|точка|.|ru|com|-| "
	var texts []string
	for _, message := range []func() string{mixed(), mixedOf(pieces)} {
		for range 50_000 {
			texts = append(texts, message())
		}
	}
	samples, _ := sampleDialogs(t)
	for _, d := range append(samples, exportedDialogs(t)...) {
		for _, m := range d.Messages {
			texts = append(texts, m.Text)
		}
	}
	for _, p := range readPlanted(t) {
		texts = append(texts, p.Text)
	}
	f := newForms()
	for name, form := range map[string]form{
		"iban": f.iban, "insurance": f.insurance, "licence": f.licence, "serial": f.serial, "passport": f.passport,
		"sortCode": f.sortCode, "masked": f.masked, "lastFour": f.lastFour, "link": f.link, "spelled": f.spelled,
	} {
		held := 0
		for _, s := range texts {
			if !form.MatchString(s) {
				continue
			}
			if held++; !form.may(read(s)) {
				t.Fatalf("%s: %q is passed over", name, s)
			}
		}
		if held == 0 {
			t.Errorf("%s: no text holds it: nothing is tested", name)
		}
		t.Logf("%s: in %d of %d texts", name, held, len(texts))
	}
}
