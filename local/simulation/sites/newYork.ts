import type { Site } from "../site";

export const newYork: Site = {
  siteId: "luna-new-york",
  name: "Luna Williamsburg",
  path: "williamsburg",
  weight: 20,
  country: "US",
  region: "NY",
  city: "New York",
  latitude: 40.7143,
  longitude: -73.9614,
  timeZone: "America/New_York",
  currency: "USD",
  language: "en-US",
  words: {
    lunch: "Lunch",
    dinner: "Dinner",
    addToTab: "Add to check",
    placeOrder: "Send to kitchen",
    payNow: "Pay check",
    allergens: "Allergy info",
  },
  searches: ["gluten-free", "vegan", "happy hour", "kids menu", "nut allergy", "espresso martini"],
  tables: 40,
  lunchAt: 12.5,
  dinnerAt: 19,
  sections: [
    {
      name: "Starters",
      dishes: [
        { id: "burrata", name: "Burrata, peach & hot honey", priceMinor: 1800, opens: 0.43, sells: 0.48 },
        {
          id: "calamari",
          name: "Fried calamari, cherry peppers",
          priceMinor: 1700,
          opens: 0.25,
          sells: 0.54,
        },
        { id: "wings", name: 'Calabrian "buffalo" wings', priceMinor: 1600, opens: 0.32, sells: 0.57 },
        { id: "meatballs", name: "Nonna’s meatballs", priceMinor: 1500, opens: 0.29, sells: 0.5 },
        { id: "crudo", name: "Hamachi crudo, jalapeño", priceMinor: 2100, opens: 0.47, sells: 0.15 },
      ],
    },
    {
      name: "Salads & bowls",
      dishes: [
        { id: "caesar", name: "Little gem Caesar", priceMinor: 1500, opens: 0.18, sells: 0.62 },
        { id: "chopped", name: "Italian chopped salad", priceMinor: 1650, opens: 0.24, sells: 0.45 },
        { id: "farro", name: "Farro, squash & kale bowl 🥬", priceMinor: 1600, opens: 0.22, sells: 0.31 },
      ],
    },
    {
      name: "Sandwiches",
      only: "lunch",
      dishes: [
        { id: "chicken-parm", name: "Chicken parm hero", priceMinor: 1750, opens: 0.31, sells: 0.66 },
        {
          id: "mortadella",
          name: "Mortadella, pistachio, stracciatella",
          priceMinor: 1800,
          opens: 0.42,
          sells: 0.46,
        },
        { id: "veggie-melt", name: "Broccoli-rabe melt (v)", priceMinor: 1500, opens: 0.23, sells: 0.28 },
      ],
    },
    {
      name: "Pasta",
      dishes: [
        { id: "vodka", name: "Spicy rigatoni alla vodka", priceMinor: 2400, opens: 0.37, sells: 0.7 },
        { id: "cacio-e-pepe", name: "Cacio e pepe", priceMinor: 2200, opens: 0.27, sells: 0.56 },
        { id: "clams", name: "Linguine, littleneck clams", priceMinor: 2700, opens: 0.29, sells: 0.32 },
        { id: "gnocchi", name: "Brown-butter gnocchi, sage", priceMinor: 2300, opens: 0.26, sells: 0.39 },
      ],
    },
    {
      name: "Pizza",
      dishes: [
        { id: "margherita", name: "Margherita", priceMinor: 1900, opens: 0.14, sells: 0.73 },
        { id: "pepperoni", name: "Cup & char pepperoni 🍕", priceMinor: 2200, opens: 0.27, sells: 0.69 },
        { id: "nduja", name: "’Nduja & hot honey", priceMinor: 2300, opens: 0.39, sells: 0.49 },
        { id: "clam-pie", name: "White clam pie", priceMinor: 2500, opens: 0.41, sells: 0.17 },
      ],
    },
    {
      name: "Large plates",
      only: "dinner",
      dishes: [
        { id: "branzino", name: "Whole branzino, salsa verde", priceMinor: 3800, opens: 0.34, sells: 0.26 },
        { id: "short-rib", name: "Short rib, polenta", priceMinor: 3600, opens: 0.32, sells: 0.34 },
        { id: "tomahawk", name: "Tomahawk for two", priceMinor: 14500, opens: 0.6, sells: 0.03 },
        { id: "chicken", name: "Chicken under a brick", priceMinor: 2900, opens: 0.23, sells: 0.44 },
      ],
    },
    {
      name: "Desserts",
      dishes: [
        { id: "tiramisu", name: "Tiramisù for the table", priceMinor: 1400, opens: 0.35, sells: 0.55 },
        { id: "cheesecake", name: "Ricotta cheesecake", priceMinor: 1300, opens: 0.24, sells: 0.43 },
        { id: "cannoli", name: "Cannoli (2)", priceMinor: 1000, opens: 0.19, sells: 0.48 },
        { id: "gelato", name: "Gelato & olive oil", priceMinor: 900, opens: 0.36, sells: 0.25 },
      ],
    },
    {
      name: "Drinks",
      dishes: [
        { id: "spritz", name: "Aperol spritz", priceMinor: 1600, opens: 0.14, sells: 0.65 },
        { id: "espresso-martini", name: "Espresso martini", priceMinor: 1800, opens: 0.24, sells: 0.59 },
        { id: "ipa", name: "Brooklyn IPA, draft", priceMinor: 900, opens: 0.1, sells: 0.68 },
        { id: "chianti", name: "Chianti Classico, glass", priceMinor: 1500, opens: 0.17, sells: 0.44 },
        { id: "seltzer", name: "Seltzer & lime", priceMinor: 450, opens: 0.04, sells: 0.78 },
        { id: "cold-brew", name: "Cold brew", priceMinor: 600, opens: 0.07, sells: 0.58 },
      ],
    },
  ],
};
