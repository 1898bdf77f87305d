import type { Site } from "../site";

export const lisbon: Site = {
  siteId: "luna-lisboa",
  name: "Luna Lisboa",
  path: "lisboa",
  weight: 18,
  country: "PT",
  region: "11",
  city: "Lisboa",
  latitude: 38.7139,
  longitude: -9.1394,
  timeZone: "Europe/Lisbon",
  currency: "EUR",
  language: "pt-PT",
  words: {
    lunch: "Almoço",
    dinner: "Jantar",
    addToTab: "Adicionar à conta",
    placeOrder: "Fazer pedido",
    payNow: "Pagar já",
    allergens: "Alergénios",
  },
  searches: ["sem glúten", "bacalhau", "vegetariano", "pastel de nata", "vinho verde", "crianças"],
  tables: 26,
  lunchAt: 13,
  dinnerAt: 20.5,
  sections: [
    {
      name: "Couvert & petiscos",
      dishes: [
        {
          id: "couvert",
          name: "Couvert: pão, azeitonas, manteiga",
          priceMinor: 350,
          opens: 0.12,
          sells: 0.7,
        },
        {
          id: "pasteis-bacalhau",
          name: "Pastéis de bacalhau (4)",
          priceMinor: 720,
          opens: 0.33,
          sells: 0.62,
        },
        { id: "ameijoas", name: "Amêijoas à Bulhão Pato", priceMinor: 1650, opens: 0.4, sells: 0.36 },
        { id: "pica-pau", name: "Pica-pau do lombo", priceMinor: 1390, opens: 0.45, sells: 0.24 },
        { id: "queijo", name: "Queijo de Azeitão & marmelada", priceMinor: 980, opens: 0.3, sells: 0.34 },
        { id: "peixinhos", name: "Peixinhos da horta 🫛", priceMinor: 680, opens: 0.37, sells: 0.41 },
      ],
    },
    {
      name: "Sopas",
      dishes: [
        { id: "caldo-verde", name: "Caldo verde com chouriço", priceMinor: 420, opens: 0.22, sells: 0.56 },
        { id: "sopa-peixe", name: "Sopa de peixe da Nazaré", priceMinor: 690, opens: 0.24, sells: 0.29 },
      ],
    },
    {
      name: "Prato do dia",
      only: "lunch",
      dishes: [
        { id: "arroz-pato", name: "Arroz de pato", priceMinor: 1090, opens: 0.3, sells: 0.63 },
        { id: "feijoada", name: "Feijoada à transmontana", priceMinor: 990, opens: 0.27, sells: 0.4 },
        { id: "lasanha", name: "Lasanha de legumes 🌱", priceMinor: 950, opens: 0.21, sells: 0.37 },
      ],
    },
    {
      name: "Peixe",
      dishes: [
        { id: "bacalhau-bras", name: "Bacalhau à Brás", priceMinor: 1590, opens: 0.39, sells: 0.6 },
        { id: "polvo-lagareiro", name: "Polvo à lagareiro", priceMinor: 2150, opens: 0.42, sells: 0.33 },
        { id: "sardinhas", name: "Sardinhas assadas", priceMinor: 1350, opens: 0.26, sells: 0.47 },
        {
          id: "cataplana",
          name: "Cataplana de marisco (2 pessoas)",
          priceMinor: 4600,
          opens: 0.58,
          sells: 0.08,
        },
        { id: "robalo", name: "Robalo ao sal", priceMinor: 2480, opens: 0.23, sells: 0.18 },
      ],
    },
    {
      name: "Carne",
      dishes: [
        { id: "bitoque", name: "Bitoque com ovo a cavalo", priceMinor: 1380, opens: 0.25, sells: 0.58 },
        { id: "bochechas", name: "Bochechas de porco preto", priceMinor: 1790, opens: 0.34, sells: 0.39 },
        { id: "frango-piri-piri", name: "Frango piri-piri 🔥", priceMinor: 1290, opens: 0.31, sells: 0.55 },
        { id: "alheira", name: "Alheira de Mirandela", priceMinor: 1190, opens: 0.41, sells: 0.19 },
      ],
    },
    {
      name: "Sobremesas",
      dishes: [
        { id: "pastel-de-nata", name: "Pastel de nata", priceMinor: 180, opens: 0.14, sells: 0.84 },
        { id: "pudim", name: "Pudim Abade de Priscos", priceMinor: 560, opens: 0.36, sells: 0.31 },
        { id: "arroz-doce", name: "Arroz-doce da avó", priceMinor: 420, opens: 0.19, sells: 0.35 },
        { id: "mousse", name: "Mousse de chocolate", priceMinor: 480, opens: 0.17, sells: 0.52 },
      ],
    },
    {
      name: "Bebidas",
      dishes: [
        { id: "agua", name: "Água das pedras", priceMinor: 220, opens: 0.05, sells: 0.88 },
        { id: "vinho-verde", name: "Vinho verde, copo", priceMinor: 450, opens: 0.19, sells: 0.64 },
        { id: "ginjinha", name: "Ginjinha de Óbidos", priceMinor: 300, opens: 0.38, sells: 0.3 },
        { id: "imperial", name: "Imperial 20 cl", priceMinor: 200, opens: 0.08, sells: 0.79 },
        { id: "bica", name: "Bica", priceMinor: 120, opens: 0.05, sells: 0.86 },
      ],
    },
  ],
};
