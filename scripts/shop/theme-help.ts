/** What may stand in a theme's file, for whoever calls `theme` without one. */
export const themeHelp = `A theme is a JSON file. Every word is optional; a text is { "en": …, "vi": …, "zh": … }, of which English is
needed and stands in for the others; an address begins with https:, mailto: or tel:; a picture is
{ "src": "/brand/logo.svg", "width": 176, "height": 32 } and lies in public/.

  logo         { "light": picture, "dark": picture }        favicon   picture
  accent       "#4a6b3f"                                    supportUrl   address
  font         system, inter, be-vietnam-pro, source-serif  radius    none, small, medium, large
  headerLinks, footerLinks   [{ "label": text, "url": address }]
  blocks       up to 12, shown in this order; each has a "kind":

  { "kind": "notice",   "text": text, "link": link, "place": "top" or "below" }     top of every page by default
  { "kind": "help",     "title": text, "links": [link, …] }
  { "kind": "returns",  "title": text, "text": text, "label": text, "url": address }   once delivered, by default
  { "kind": "social",   "profiles": [{ "name": "Instagram", "url": address }] }
  { "kind": "campaign", "title": text, "text": text, "picture": picture, "link": link }
  { "kind": "products", "title": text, "cards": [{ "name": text, "note": text, "picture": picture, "url": address }] }

A link is { "label": text, "url": address }. Each block may have "isVisible": false, and "onlyFor": a list of
label_created, in_transit, out_for_delivery, attempt_failed, available_for_pickup, delivered, exception, returning,
returned, cancelled, pending, unknown. Campaigns and products come last, and never while something is wrong.`;
