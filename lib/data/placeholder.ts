/**
 * The one value that `generateStaticParams` returns for each dynamic segment: Next wants at least one. No
 * shop has this slug and no link this token, so a build asks no database.
 */
export const placeholder = '_';
