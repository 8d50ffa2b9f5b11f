package helpcentre

import "strings"

// shapeOf tells by a record whose export it comes from, "" for nobody's. A list called articles is
// taken for one where its records have a title and a body; elsewhere there must be a mark that
// other data with titles does not have.
func shapeOf(r record) string {
	o := r.fields
	body, _ := o.body()
	if o.title() == "" && body == "" && o.object("translated_content") == nil {
		return ""
	}
	has := func(keys ...string) bool {
		for _, key := range keys {
			if _, ok := o[key]; !ok {
				return false
			}
		}
		return true
	}
	kind := strings.ToLower(o.text("type"))
	switch {
	case kind == "article", kind == "internal_article", has("state", "workspace_id"), has("body", "parent_type"):
		return "Intercom"
	case has("section_id", "title"), has("body", "draft", "html_url"), has("body", "draft", "locale"), has("body", "html_url", "user_segment_id"):
		return "Zendesk"
	case has("description", "folder_id"), has("description_text", "status"):
		return "Freshdesk"
	case has("content", "status", "slug"), has("content", "status", "category"), has("content", "portal_id"), has("content", "account_id"), has("content", "views", "category"), has("content", "associated_article_id"):
		return "Chatwoot"
	case r.list == "articles" && o.title() != "" && body != "" && (has("body") || has("content") || has("text") || has("html") || has("body_html")):
		return "help centre"
	}
	return ""
}
