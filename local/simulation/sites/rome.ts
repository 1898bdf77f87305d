import type { Site } from "../site";

export const rome: Site = {
  siteId: "luna-roma",
  name: "Luna Roma",
  path: "roma",
  weight: 28,
  country: "IT",
  region: "RM",
  city: "Roma",
  latitude: 41.8902,
  longitude: 12.4696,
  timeZone: "Europe/Rome",
  currency: "EUR",
  language: "it-IT",
  words: {
    lunch: "Pranzo",
    dinner: "Cena",
    addToTab: "Aggiungi",
    placeOrder: "Ordina",
    payNow: "Paga ora",
    allergens: "Allergeni",
  },
  searches: ["senza glutine", "vegano", "cacio e pepe", "tiramisù", "vino rosso", "bimbi"],
  tables: 34,
  lunchAt: 13.25,
  dinnerAt: 20.75,
  sections: [
    {
      name: "Antipasti",
      dishes: [
        { id: "burrata", name: "Burrata, fichi e nocciole", priceMinor: 1450, opens: 0.42, sells: 0.52 },
        { id: "suppli", name: "Supplì al telefono (3 pz)", priceMinor: 750, opens: 0.28, sells: 0.66 },
        { id: "carciofo", name: "Carciofo alla giudìa", priceMinor: 900, opens: 0.36, sells: 0.44 },
        { id: "tagliere", name: "Tagliere “Campo de’ Fiori”", priceMinor: 2200, opens: 0.31, sells: 0.3 },
        { id: "fiori-di-zucca", name: "Fiori di zucca e alici", priceMinor: 1100, opens: 0.3, sells: 0.35 },
        { id: "polpo", name: "Polpo arrosto, patate & olive", priceMinor: 1650, opens: 0.33, sells: 0.22 },
      ],
    },
    {
      name: "Primi",
      dishes: [
        { id: "cacio-e-pepe", name: "Tonnarelli cacio e pepe", priceMinor: 1300, opens: 0.38, sells: 0.64 },
        { id: "carbonara", name: "Carbonara di Nonna Lucia 🥚", priceMinor: 1400, opens: 0.4, sells: 0.68 },
        { id: "amatriciana", name: "Bucatini all’amatriciana", priceMinor: 1350, opens: 0.29, sells: 0.52 },
        { id: "gnocchi", name: "Gnocchi del giovedì", priceMinor: 1250, opens: 0.26, sells: 0.38 },
        { id: "ravioli", name: "Ravioli ricotta, limone e menta", priceMinor: 1500, opens: 0.3, sells: 0.35 },
        { id: "linguine", name: "Linguine all’astice", priceMinor: 3200, opens: 0.55, sells: 0.07 },
      ],
    },
    {
      name: "Secondi",
      only: "dinner",
      dishes: [
        { id: "saltimbocca", name: "Saltimbocca alla romana", priceMinor: 1900, opens: 0.33, sells: 0.4 },
        { id: "coda", name: "Coda alla vaccinara", priceMinor: 2100, opens: 0.37, sells: 0.21 },
        { id: "tagliata", name: "Tagliata, rucola e grana", priceMinor: 2600, opens: 0.35, sells: 0.31 },
        { id: "baccala", name: "Baccalà in guazzetto", priceMinor: 2000, opens: 0.24, sells: 0.23 },
      ],
    },
    {
      name: "Pizze",
      dishes: [
        { id: "margherita", name: "Margherita", priceMinor: 900, opens: 0.18, sells: 0.78 },
        { id: "diavola", name: "Diavola 🌶️", priceMinor: 1100, opens: 0.24, sells: 0.6 },
        { id: "capricciosa", name: "Capricciosa", priceMinor: 1200, opens: 0.21, sells: 0.46 },
        { id: "nduja", name: "’Nduja, miele e pecorino", priceMinor: 1350, opens: 0.39, sells: 0.42 },
        { id: "bianca-tartufo", name: "Bianca al tartufo", priceMinor: 1900, opens: 0.44, sells: 0.13 },
      ],
    },
    {
      name: "Dolci",
      dishes: [
        { id: "tiramisu", name: "Tiramisù “della casa”", priceMinor: 700, opens: 0.34, sells: 0.61 },
        {
          id: "panna-cotta",
          name: "Panna cotta ai frutti di bosco",
          priceMinor: 650,
          opens: 0.2,
          sells: 0.39,
        },
        { id: "maritozzo", name: "Maritozzo con la panna", priceMinor: 600, opens: 0.41, sells: 0.33 },
        { id: "gelato", name: "Gelato artigianale 🍨", priceMinor: 500, opens: 0.15, sells: 0.55 },
      ],
    },
    {
      name: "Bevande",
      dishes: [
        { id: "acqua", name: "Acqua naturale 75 cl", priceMinor: 300, opens: 0.06, sells: 0.95 },
        { id: "spritz", name: "Spritz all’Aperol", priceMinor: 800, opens: 0.16, sells: 0.72 },
        { id: "frascati", name: "Frascati Superiore, calice", priceMinor: 700, opens: 0.18, sells: 0.48 },
        { id: "birra", name: "Birra artigianale alla spina", priceMinor: 650, opens: 0.14, sells: 0.57 },
        { id: "caffe", name: "Caffè", priceMinor: 150, opens: 0.04, sells: 0.9 },
      ],
    },
  ],
};
