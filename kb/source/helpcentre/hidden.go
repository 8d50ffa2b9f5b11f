package helpcentre

import "strings"

// hidden tells why customers are not to read an article, "" where they are.
func (r *reader) hidden(o object) string {
	if o.flag("draft") || o.flag("is_draft") {
		return "a draft"
	}
	for _, key := range []string{"archived", "is_archived", "deleted", "is_deleted", "hidden"} {
		if o.flag(key) {
			return strings.TrimPrefix(key, "is_")
		}
	}
	for _, key := range []string{"published", "is_published", "public"} {
		if o.truth(key) == "false" {
			return "not published"
		}
	}
	if o.text("archived_at", "deleted_at") != "" {
		return "archived"
	}
	if reason := r.status(o); reason != "" {
		return reason
	}
	return audience(o)
}

// status reads the state of an article, in a word or as the number that Chatwoot (0 draft, 1
// published, 2 archived) and Freshdesk (1 draft, 2 published) have for it.
func (r *reader) status(o object) string {
	status := strings.ToLower(o.text("status", "state"))
	switch r.export.Name + " " + status {
	case "Chatwoot 0", "Freshdesk 1":
		return "a draft"
	case "Chatwoot 2":
		return "archived"
	}
	switch status {
	case "draft", "in_draft", "черновик":
		return "a draft"
	case "archived", "deleted", "hidden", "unpublished", "private", "internal", "inactive", "trash", "in_review", "pending":
		return strings.ReplaceAll(status, "_", " ")
	}
	return ""
}

// audience tells who alone may read an article that is not for everybody.
func audience(o object) string {
	if strings.EqualFold(o.text("type"), "internal_article") {
		return "internal"
	}
	segment := o.text("user_segment_id")
	if segment == "" && len(o.list("user_segment_ids")) > 0 {
		segment = "several"
	}
	if segment != "" {
		return "not for everybody: user segment " + segment
	}
	switch visibility := strings.ToLower(o.text("visibility", "access")); visibility {
	case "internal", "private", "agents", "staff", "logged_in_users":
		return "not for everybody: " + visibility
	}
	return ""
}
