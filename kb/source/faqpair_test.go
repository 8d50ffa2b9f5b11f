package source

import "testing"

// TestQuestionsAsk: a column of questions makes a FAQ under any header and beside short answers, and
// none beside numbers or several columns.
func TestQuestionsAsk(t *testing.T) {
	check(t, []reading{
		{
			name: "short answers",
			text: "Как оплатить заказ?;Картой на сайте или наличными.\nРаботаете ли вы в выходные?;Да, с 10:00 до 18:00.\nЕсть ли гарантия?;12 месяцев.\n",
			want: "Как оплатить заказ? -> Картой на сайте или наличными.\nРаботаете ли вы в выходные? -> Да, с 10:00 до 18:00.\nЕсть ли гарантия? -> 12 месяцев.",
		},
		{
			name: "another header",
			text: "Title,Content\nHow do I log in?,Open the site and press Log in.\nCan I change my plan?,\"Yes, any time.\"\n",
			want: "How do I log in? -> Open the site and press Log in.\nCan I change my plan? -> Yes, any time.",
		},
		{
			name:    "labels",
			text:    "text,label\nHow do I reset my password?,reset_password\nWhere is my order?,order_status\nCan I get a refund?,refund\n",
			skipped: "the answer is a code: label\nthe answer is a code: reset_password\nthe answer is a code: order_status\nthe answer is a code: refund",
		},
		{
			name: "prices",
			text: "Сколько стоит мойка?;500\nСколько стоит полировка?;4000\n",
			want: "Сколько стоит мойка?: = 500.00\nСколько стоит полировка?: = 4000.00",
		},
		{
			name: "plans",
			text: "Услуга;Старт;Про\nЕсть чат?;да;да\nЕсть отчёты?;нет;да\n",
			want: "Есть чат?\nЕсть отчёты?",
		},
	})
}
