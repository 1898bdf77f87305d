import type { Site } from "../site";

export const london: Site = {
  siteId: "luna-london",
  name: "Luna Brick Lane",
  path: "brick-lane",
  weight: 24,
  country: "GB",
  region: "ENG",
  city: "London",
  latitude: 51.5219,
  longitude: -0.0718,
  timeZone: "Europe/London",
  currency: "GBP",
  language: "en-GB",
  words: {
    lunch: "Lunch",
    dinner: "Dinner",
    addToTab: "Add to tab",
    placeOrder: "Place order",
    payNow: "Pay now",
    allergens: "Allergens",
  },
  searches: ["gluten free", "vegan", "halal", "kids", "natural wine", "dairy-free dessert"],
  tables: 30,
  lunchAt: 12.75,
  dinnerAt: 19.5,
  sections: [
    {
      name: "Small plates",
      dishes: [
        { id: "burrata", name: "Burrata, figs & hazelnut", priceMinor: 1250, opens: 0.44, sells: 0.5 },
        { id: "padron", name: "Padrón peppers, sea salt", priceMinor: 650, opens: 0.16, sells: 0.58 },
        {
          id: "scotch-egg",
          name: '"Proper" Scotch egg, piccalilli',
          priceMinor: 750,
          opens: 0.37,
          sells: 0.47,
        },
        { id: "crab-toast", name: "Devon crab on toast", priceMinor: 1190, opens: 0.35, sells: 0.28 },
        {
          id: "hummus",
          name: "Hummus, crispy chickpeas, za’atar",
          priceMinor: 690,
          opens: 0.22,
          sells: 0.51,
        },
        { id: "oysters", name: "Maldon oysters (½ dozen) 🦪", priceMinor: 2100, opens: 0.5, sells: 0.09 },
      ],
    },
    {
      name: "Lunch deal",
      only: "lunch",
      dishes: [
        { id: "focaccia", name: "Focaccia sandwich + drink", priceMinor: 1095, opens: 0.34, sells: 0.72 },
        { id: "soup", name: "Soup & sourdough", priceMinor: 795, opens: 0.23, sells: 0.5 },
        { id: "grain-bowl", name: "Green goddess grain bowl 🥑", priceMinor: 1150, opens: 0.32, sells: 0.44 },
      ],
    },
    {
      name: "Mains",
      dishes: [
        { id: "cacio-e-pepe", name: "Tonnarelli cacio e pepe", priceMinor: 1450, opens: 0.36, sells: 0.57 },
        {
          id: "burger",
          name: "Dexter beef burger, bone-marrow mayo",
          priceMinor: 1550,
          opens: 0.38,
          sells: 0.62,
        },
        {
          id: "fish-chips",
          name: "Beer-battered haddock & chips",
          priceMinor: 1650,
          opens: 0.24,
          sells: 0.55,
        },
        { id: "aubergine", name: "Aubergine parmigiana (v)", priceMinor: 1350, opens: 0.27, sells: 0.43 },
        {
          id: "lamb",
          name: "Salt-marsh lamb, mint & crème fraîche",
          priceMinor: 2350,
          opens: 0.36,
          sells: 0.24,
        },
        { id: "tofu-katsu", name: "Tofu katsu (vg)", priceMinor: 1290, opens: 0.25, sells: 0.38 },
      ],
    },
    {
      name: "Pizza",
      dishes: [
        { id: "margherita", name: "Margherita", priceMinor: 1050, opens: 0.15, sells: 0.74 },
        { id: "diavola", name: "Diavola 🌶️", priceMinor: 1290, opens: 0.22, sells: 0.59 },
        { id: "marinara", name: "Marinara (vg)", priceMinor: 950, opens: 0.17, sells: 0.4 },
        { id: "nduja", name: "'Nduja, hot honey", priceMinor: 1390, opens: 0.4, sells: 0.54 },
        { id: "truffle", name: "Truffle bianca", priceMinor: 1790, opens: 0.46, sells: 0.14 },
      ],
    },
    {
      name: "Sides",
      dishes: [
        { id: "fries", name: "Skin-on fries", priceMinor: 450, opens: 0.07, sells: 0.85 },
        { id: "greens", name: "Charred hispi, anchovy", priceMinor: 550, opens: 0.29, sells: 0.33 },
        { id: "salad", name: "House salad", priceMinor: 480, opens: 0.11, sells: 0.49 },
      ],
    },
    {
      name: "Puddings",
      dishes: [
        { id: "sticky-toffee", name: "Sticky toffee pudding", priceMinor: 790, opens: 0.29, sells: 0.63 },
        { id: "tiramisu", name: "Tiramisù", priceMinor: 750, opens: 0.24, sells: 0.52 },
        { id: "eton-mess", name: "Eton mess 🍓", priceMinor: 690, opens: 0.33, sells: 0.29 },
        { id: "affogato", name: "Affogato", priceMinor: 550, opens: 0.16, sells: 0.41 },
      ],
    },
    {
      name: "Drinks",
      dishes: [
        { id: "tap-beer", name: "Brick Lane pale, pint", priceMinor: 620, opens: 0.11, sells: 0.76 },
        { id: "negroni", name: "Negroni", priceMinor: 1050, opens: 0.2, sells: 0.53 },
        { id: "orange-wine", name: "Orange wine, 125 ml", priceMinor: 890, opens: 0.43, sells: 0.26 },
        { id: "lemonade", name: "Cloudy lemonade", priceMinor: 380, opens: 0.08, sells: 0.66 },
        { id: "flat-white", name: "Flat white", priceMinor: 340, opens: 0.05, sells: 0.8 },
      ],
    },
  ],
};
