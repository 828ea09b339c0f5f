/// ISO 3166-1: numbers, which the shapes of countries have, to three letters, which records have. vite.config.ts makes it.
declare module 'virtual:countries' {
  const countries: Readonly<Record<string, string>>;
  export default countries;
}
