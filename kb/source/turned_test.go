package source

import "testing"

// TestTurned: a row that is called a price turns a table of plans; one that only has another currency
// does not.
func TestTurned(t *testing.T) {
	check(t, []reading{
		{
			name: "a plan in euros",
			text: "Plan,Monthly,Annual\nBasic,$9.99,$99\nPro,\"$1,299.00\",\"$12,990.50\"\nEnterprise,Contact us,\nEUR plan,\"1.299,00 €\",\n",
			want: "Basic: Monthly = 9.99 USD; Annual = 99.00 USD\nPro: Monthly = 1299.00 USD; Annual = 12990.50 USD\n" +
				"Enterprise: Monthly = Contact us\nEUR plan: Monthly = 1299.00 EUR",
		},
		{
			name: "a currency alone",
			text: ";Старт;Бизнес\n₽ в месяц;490;990\nОператоров;1;3\n",
			want: "Старт: ₽ в месяц = 490.00 / месяц RUB\nБизнес: ₽ в месяц = 990.00 / месяц RUB",
		},
	})
}
