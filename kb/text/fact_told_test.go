package text_test

import "testing"

// How long ago or how often a thing was, how old somebody is, and how long a customer has waited are no terms.
func TestToldTimes(t *testing.T) {
	for _, s := range []string{
		"два дня назад вы писали", "заказ оформлен 3 недели тому назад", "you wrote two days ago", "about 20 mins ago",
		"проверяем каждые 5 минут", "it saves every 5 minutes", "каждые 2 часа",
		"Вам 18 лет?", "Вам уже 18 лет?", "сыну исполнилось 3 года", "старше 18 лет", "18 years old, 18 years of age",
		"вы ждали 40 минут, извините", "вы прождали уже 2 дня", "you have waited for 40 minutes, you have been waiting 2 days",
	} {
		if found := facts(s); len(found) > 0 {
			t.Errorf("%q: %q", s, found)
		}
	}
	for _, s := range []string{
		"ждать 3 дня", "ждите 40 минут", "даём вам 2 года гарантии", "Гарантия вам 2 года.", "вам 3 дня на возврат", "срок 18 лет", "every year 2 weeks",
		"wait 2 days", "вернём за 2 дня", "проверяем каждые 3 месяца", "for 5 minutes",
	} {
		if found := facts(s); len(found) != 1 {
			t.Errorf("%q: %q", s, found)
		}
	}
	if !stands(t, "сохраняется раз в 5 минут", "сохраняется каждые 5 минут") {
		t.Error("what is done every five minutes grounds that it is done once in five")
	}
}
