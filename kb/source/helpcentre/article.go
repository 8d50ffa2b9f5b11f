package helpcentre

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"firstline/kb"

	"golang.org/x/net/html"
)

// reader makes articles of records. Sections may stand behind the articles that are in them, so
// that articles are finished at the end.
type reader struct {
	path         string
	export       *Export
	sections     map[string]section
	records      []record
	translations []record
	seen         int
}

// record takes a record of the export.
func (r *reader) record(rec record) error {
	if err := r.count(rec.line); err != nil {
		return err
	}
	switch rec.list {
	case "sections", "categories":
		r.section(rec)
	case "translations":
		r.translations = append(r.translations, rec)
	default:
		r.records = append(r.records, rec)
	}
	return nil
}

// page looks at what a page says beside its articles: whether there are others.
func (r *reader) page(o object, line int) error {
	pages, meta := o.object("pages"), o.object("meta")
	if o.text("next_page") != "" || o.object("links").text("next") != "" || meta.flag("has_more") || pages.text("next") != "" || pages.object("next") != nil {
		r.finding(Partial, line, "export all pages, and put them into one file or one a line", "the export goes on: this is one page of several")
	}
	return nil
}

// finish makes the articles, each followed by its translations.
func (r *reader) finish() {
	originals, behind := map[string]record{}, map[string][]record{}
	for _, rec := range r.records {
		originals[rec.fields.text("id")] = rec
	}
	for _, t := range r.translations {
		id := t.fields.text("source_id", "article_id")
		original, ok := originals[id]
		switch {
		case strings.EqualFold(t.fields.text("source_type"), "Section"), strings.EqualFold(t.fields.text("source_type"), "Category"):
		case !ok:
			r.take(t)
		case t.fields.language() != original.fields.language():
			behind[id] = append(behind[id], translated(original, t.fields, t.line, t.end))
		}
	}
	clear(originals)
	for i, rec := range r.records {
		r.records[i] = record{} // its article takes its place in memory
		r.take(rec)
		for _, t := range slices.Concat(r.inside(rec), behind[rec.fields.text("id")]) {
			r.take(t)
		}
		delete(behind, rec.fields.text("id"))
	}
	slices.SortStableFunc(r.export.Skipped, func(a, b kb.Skipped) int { return a.Line - b.Line })
}

// inside gives the translations that an article holds.
func (r *reader) inside(rec record) []record {
	var all []record
	for _, raw := range rec.fields.list("translations") {
		if t := objectOf(raw); t != nil && t.language() != rec.fields.language() {
			all = append(all, translated(rec, t, rec.line, rec.end))
		}
	}
	contents := rec.fields.object("translated_content")
	for _, locale := range slices.Sorted(maps.Keys(contents)) {
		t := contents.object(locale)
		if t == nil || locale == rec.fields.text("default_locale", "locale") {
			continue
		}
		t = maps.Clone(t)
		quoted, err := json.Marshal(locale)
		if err != nil {
			continue
		}
		t["locale"] = quoted
		all = append(all, translated(rec, t, rec.line, rec.end))
	}
	return all
}

// translated is an article in another language: what the translation does not say is the article's.
func translated(original record, translation object, line, end int) record {
	fields := maps.Clone(original.fields)
	for _, own := range []string{"title", "name", "body", "content", "html", "html_url", "url", "draft", "outdated", "translations", "translated_content"} {
		delete(fields, own)
	}
	for key, value := range translation {
		if key != "id" {
			fields[key] = value
		}
	}
	return record{list: original.list, fields: fields, line: line, end: end, translated: true}
}

// take makes an article of a record, or skips it.
func (r *reader) take(rec record) {
	o := rec.fields
	body, isHTML := o.body()
	if reason := r.hidden(o); reason != "" {
		if rec.translated {
			reason += " (the translation: " + o.language() + ")"
		}
		r.skip(rec.line, reason)
		return
	}
	switch {
	case o.title() == "" && empty(body):
		r.skip(rec.line, "no article: no title and no body")
		return
	case o.title() == "":
		r.skip(rec.line, "the article has no title")
		return
	case empty(body):
		r.skip(rec.line, "the article is empty")
		return
	}
	if o.flag("outdated") {
		r.finding(Outdated, rec.line, "", "the article %s is marked as out of date", o.title())
	}
	r.export.Total++
	r.export.Articles = append(r.export.Articles, Article{
		ID: o.text("id", "uuid", "slug"), Title: o.title(), Body: body, HTML: isHTML || r.isHTML(body),
		Path: r.way(o), Language: o.language(), URL: address(o), Updated: o.updated(),
		Labels: slices.Concat(o.texts("label_names"), o.texts("labels"), o.texts("tags")),
		Line:   rec.line, EndLine: rec.end,
	})
}

// isHTML tells HTML from Markdown: by whose export it is, else by the tags of paragraphs and lists.
func (r *reader) isHTML(body string) bool {
	switch r.export.Name {
	case "Zendesk", "Intercom", "Freshdesk":
		return true
	case "Chatwoot":
		return false
	}
	low := strings.ToLower(body)
	return slices.ContainsFunc([]string{"<p>", "<p ", "</p>", "<div", "<br", "<ul", "<ol", "<h1", "<h2", "<h3", "<table", "</a>", "<strong>", "<img "}, func(tag string) bool {
		return strings.Contains(low, tag)
	})
}

// empty tells whether a body shows nothing: no text and no picture.
func empty(body string) bool {
	z := html.NewTokenizer(strings.NewReader(body))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return true
		case html.TextToken:
			if strings.TrimSpace(string(z.Text())) != "" {
				return false
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			switch name, _ := z.TagName(); string(name) {
			case "img", "iframe", "video":
				return false
			}
		default: // the ends of elements, comments
		}
	}
}

// address is where customers read an article; Zendesk's own url is that of its API.
func address(o object) string {
	for _, key := range []string{"html_url", "url", "link", "public_url"} {
		if url := o.text(key); url != "" && !strings.HasSuffix(url, ".json") {
			return url
		}
	}
	return ""
}
