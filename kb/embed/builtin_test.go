package embed_test

import (
	"fmt"
	"math"
	"testing"

	"firstline/kb/embed"
	"firstline/kb/store/storetest"
)

func TestContract(t *testing.T) { storetest.Embedder(t, embed.New()) }

func TestNear(t *testing.T) {
	tests := []struct {
		name, text, near, far string
	}{
		{"inflection", "тарифы", "тариф", "товары"},
		{"ё is е", "учёт времени", "учет времени", "обмен времени"},
		{"misspelt", "how to chnage my pasword", "change a password", "how to close my account"},
		{"run together", "личныйкабинет", "Личный кабинет", "Единый кабель"},
		{"stop words say little", "а как же доставка", "доставка", "а как же оплата"},
		{"title before the rest", "refund", "Refund\nWrite to us and we send it back.", "Delivery\nA refund is made by our courier."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v, err := embed.New().Embed(t.Context(), []string{tt.text, tt.near, tt.far})
			if err != nil {
				t.Fatal(err)
			}
			if near, far := dot(v[0], v[1]), dot(v[0], v[2]); near < far+0.05 {
				t.Errorf("%q: %q is at %.3f, %q at %.3f", tt.text, tt.near, near, tt.far, far)
			}
		})
	}
}

// Vectors are stored under the embedder's name: when they change, the name must too.
func TestSameForEver(t *testing.T) {
	v, err := embed.New().Embed(t.Context(), []string{"Сколько стоит Pro?\nThe Pro plan is 990 ₽."})
	if err != nil {
		t.Fatal(err)
	}
	var print float64
	for i, x := range v[0] {
		print += float64(x) * math.Sin(float64(i))
	}
	if got, want := fmt.Sprintf("%s %.6f", embed.New().Name(), print), "builtin-2 0.507980"; got != want {
		t.Errorf("fingerprint %s, want %s: give the new vectors a new name", got, want)
	}
}

func FuzzBuiltin(f *testing.F) {
	for _, s := range []string{"", "a", "ё", "\xff", "Wi-Fi 1 990 ₽\nVT-OP-1", "\u200b\u00ad"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		v, err := embed.New().Embed(t.Context(), []string{s})
		if err != nil {
			t.Fatal(err)
		}
		if n := dot(v[0], v[0]); n != 0 && math.Abs(n-1) > 1e-5 {
			t.Errorf("%q: squared length %g", s, n)
		}
	})
}

func BenchmarkEmbed1000(b *testing.B) {
	texts := make([]string, 1000)
	for i := range texts {
		texts[i] = fmt.Sprintf("Как подключить канал номер %d к отделу?\nОткройте раздел «Управление», выберите «Каналы связи», "+
			"нажмите кнопку «Подключить» и следуйте указаниям на экране. The channel %d appears in the list of the department. "+
			"Если канал не появился, проверьте права доступа сотрудника и обновите страницу.", i, i*7)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := embed.New().Embed(b.Context(), texts); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkEmbedQuestion(b *testing.B) {
	question := []string{"Сколько стоит тариф Pro, если платить за год?"}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := embed.New().Embed(b.Context(), question); err != nil {
			b.Fatal(err)
		}
	}
}

func dot(a, b []float32) float64 {
	var sum float64
	for i := range a {
		sum += float64(a[i]) * float64(b[i])
	}
	return sum
}
