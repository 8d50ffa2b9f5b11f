package source

import "testing"

// TestShopExports: a regular price is the old one on sale only, and what is not published stays out with
// what goes on with it.
func TestShopExports(t *testing.T) {
	check(t, []reading{
		{
			name: "regular and sale prices",
			text: "ID,SKU,Name,Published,Is featured?,In stock?,Sale price,Regular price,Categories\n" +
				"41,s-1,Beanie,1,0,1,19,21,Clothing > Hats\n42,s-2,Cap,1,0,1,,22,Clothing > Hats\n43,s-3,Scarf,0,0,1,20,23,Clothing\n44,s-4,Belt,-1,0,1,,24,Clothing\n",
			want:    "Clothing > Hats > Beanie: Sale price = 19.00 (21.00)\nClothing > Hats > Cap: Regular price = 22.00",
			skipped: "not published\nnot published",
		},
		{
			name: "a price to compare with",
			text: "Handle,Title,Published,Option1 Value,Variant Price,Variant Compare At Price,Status\n" +
				"red-shirt,Red Shirt,TRUE,S,19.99,25.00,active\nred-shirt,,,M,20.99,25.00,\nsecret,Draft product,FALSE,One,1.00,,draft\nsecret,,,Two,2.00,,\n",
			want:    "Red Shirt: Variant Price = 19.99 (25.00)\nRed Shirt: Variant Price = 20.99 (25.00)",
			skipped: "not published\nthe row has no name",
		},
		{
			name: "a status that customers may know",
			text: "Товар;Статус;Цена\nСтол;в наличии;5000\nСтул;под заказ;1500\n",
			want: "Стол: Цена = 5000.00\nСтул: Цена = 1500.00",
		},
		{
			name: "an old price that is none",
			text: "Товар;Старая цена;Новая цена\nСтол;5000;4500\nСтул;1500;1500\n",
			want: "Стол: Новая цена = 4500.00 (5000.00)\nСтул: Новая цена = 1500.00",
		},
	})
}
