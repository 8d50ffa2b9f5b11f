package charset

import (
	"strings"
	"testing"
)

func BenchmarkDecode(b *testing.B) {
	text := strings.Repeat(held+"\n"+heldPrices, 50)
	for _, bench := range []struct{ name, data string }{
		{"utf-8", text},
		{"utf-8, abbreviations", strings.Repeat("ФНС, УПД и ОГРНИП; iPhone-ы\n", 10000)},
		{"windows-1251", string(encodeAs(text, russianCharsets()[0].charset))},
		{"misread", misreadings()[0].misread(text)},
		{"Chinese", strings.Repeat("中文文本和价格表\n", 10000)},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.SetBytes(int64(len(bench.data)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Decode([]byte(bench.data), ""); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
