package export

import "testing"

func TestHTMLText(t *testing.T) {
	for source, want := range map[string]string{
		"просто текст":  "просто текст",
		"2 < 3 &amp; 4": "2 < 3 & 4",
		"<p>Hello,</p>\n<p>see <a href=\"https://x.example/a\">the\npage</a> or <a href=\"https://x.example\">https://x.example</a></p>": "Hello,\n\nsee the page (https://x.example/a) or https://x.example",
		"<p>Так:</p><ul><li>раз</li><li>два <b>три</b></li></ul>после":                                                                   "Так:\n\n- раз\n- два три\nпосле",
		"<script>x()</script><style>p{}</style>a<br>b<br/><br><br>c":                                                                     "a\nb\n\nc",
		"<a href=\"mailto:help@x.example\">help@x.example</a>":                                                                           "help@x.example",
		"<!-- note --><div></div>":                              "",
		"<p>Так:</p><pre>if x {\n    y()\n}</pre><p>и  всё</p>": "Так:\n\nif x {\n    y()\n}\n\nи всё",
		"<b>a</b> <i>b</i>c\n d":                                "a bc d",
	} {
		if got, _ := htmlText(source); got != want {
			t.Errorf("%q: %q, want %q", source, got, want)
		}
	}
	if text, pictures := htmlText("<p>Вот: <img src=x alt=y></p>"); text != "Вот:" || len(pictures) != 1 {
		t.Error(text, pictures)
	}
}
