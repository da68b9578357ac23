// Writes articles, as JSON Lines on standard output, that put a given number of invented parties on lists: five to an
// article, by turns companies, people and ships, of several authorities, countries and years. The same number gives the
// same articles.
//
//     node generated.mjs 5000

const COUNT = Number(process.argv[2] ?? 5000);
const STARTS = ["Al", "Bor", "Cor", "Dal", "Er", "Fen", "Gor", "Hal", "Is", "Jar", "Kel", "Lom", "Mor", "Nar", "Os", "Par", "Quen", "Ros", "Sel", "Tor"];
const MIDDLES = ["va", "mi", "do", "ri", "sa", "to", "ne", "lu", "ka", "pe", "zo", "bi"];
const ENDS = ["nor", "thal", "vek", "mund", "rin", "stad", "lov", "gard", "sen", "dak", "mar", "vin"];
const FORMS = ["Trading LLC", "Shipping Co", "Bank", "Holdings", "Petroleum Company"];
const FIRST = ["Ivan", "Hassan", "Viktor", "Ali", "Sergei", "Reza", "Pavel", "Omar"];
const AUTHORITIES = [
  ["The U.S. Treasury Department", "WASHINGTON"], ["The European Union", "BRUSSELS"], ["Britain", "LONDON"],
  ["Canada", "OTTAWA"], ["Japan", "TOKYO"],
];
const TARGETS = ["Iran", "Russia", "Belarus", "North Korea", "Syria", "Venezuela", "Myanmar", "Nicaragua"];
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** An invented word, another one for each number. */
function word(number) {
  const middles = Math.floor(number / (STARTS.length * ENDS.length));
  const extra = middles < MIDDLES.length ? MIDDLES[middles] : MIDDLES[middles % 12] + MIDDLES[Math.floor(middles / 12) % 12];
  return STARTS[number % STARTS.length] + extra + ENDS[Math.floor(number / STARTS.length) % ENDS.length];
}

function party(number) {
  const name = word(number);
  if (number % 5 === 2) return `${FIRST[Math.floor(number / 5) % FIRST.length]} ${name}`;
  if (number % 5 === 4) return `the vessel ${name} Star`;
  return `${name} ${FORMS[Math.floor(number / 5) % FORMS.length]}`;
}

for (let first = 0; first < COUNT; first += 5) {
  const number = first / 5;
  const [authority, city] = AUTHORITIES[number % AUTHORITIES.length];
  const target = TARGETS[Math.floor(number / 3) % TARGETS.length];
  const [year, month, day] = [2006 + (number % 18), number % 12, 1 + (number % 28)];
  const names = Array.from({ length: Math.min(5, COUNT - first) }, (_, place) => party(first + place));
  const listed = names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}` : names[0];
  const published = `${year}-${String(month + 1).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  console.log(JSON.stringify({
    id: `list-${number}`,
    title: `${authority} adds names to its sanctions list`,
    published_on: published,
    publisher: "Example Wire",
    text: `${city}, ${MONTHS[month]} ${day}, ${year} - ${authority} on ${day} ${MONTHS[month]} ${year} added ${listed} to its sanctions list, `
      + `saying that they help ${target} to evade sanctions.\n\n`
      + `Officials in ${city} gave no further details. Traders said that they had expected the step for weeks. `.repeat(4),
  }));
}
