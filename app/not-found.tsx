/**
 * Never seen: every address leads into a route of ours, and those answer 404 in the shop's brand. Without this
 * file Next puts its own English "404" page, unseen too, into the data of every page.
 */
export default function NotFound() {
  return null;
}
