package source

import "testing"

// TestRoundPrices: what ends as prices do is a price however its thousands are written.
func TestRoundPrices(t *testing.T) {
	check(t, []reading{
		{
			name: "thousands parted by spaces",
			text: "Марка;Замена масла;Замена колодок\nЗорька;1 200;от 1 800\nВихрь;900;1 300\n",
			want: "Зорька: Замена масла = 1200.00; Замена колодок = 1800.00\nВихрь: Замена масла = 900.00; Замена колодок = 1300.00",
		},
		{
			name: "a price for short and one for long hair",
			text: "Услуга;Мастер;Топ-мастер\nСтрижка;1900/2200;2500/2900\nУкладка;900;1200\n",
			want: "Стрижка: Мастер = 1900.00; Мастер = 2200.00; Топ-мастер = 2500.00; Топ-мастер = 2900.00\nУкладка: Мастер = 900.00; Топ-мастер = 1200.00",
		},
	})
}
