/** A dish or drink. */
export interface Dish {
  readonly id: string;
  readonly name: string;
  readonly priceMinor: number;
  /** A line that is always seen. */
  readonly line: string;
  /** What one learns by asking for more. */
  readonly story: string;
  readonly allergens: readonly string[];
  /** What the picture shows, for those who do not see it. */
  readonly picture: string;
}

export interface Section {
  readonly name: string;
  readonly note: string;
  readonly dishes: readonly Dish[];
}

export interface Menu {
  readonly siteId: string;
  readonly menuId: string;
  readonly restaurant: string;
  readonly currency: string;
  /** Where it is: dishes are named in its language, prices written in its way. */
  readonly language: string;
  readonly sections: readonly Section[];
}

/** The menu of the demo's restaurant: what the page shows, and what its ordering charges. */
export const menu: Menu = {
  siteId: "osteria-luna",
  menuId: "dinner",
  restaurant: "Osteria Luna",
  currency: "EUR",
  language: "en-IE",
  sections: [
    {
      name: "Antipasti",
      note: "To begin, or to share",
      dishes: [
        {
          id: "burrata",
          name: "Burrata, figs & hazelnut",
          priceMinor: 1450,
          line: "From Andria, opened at your table",
          story:
            "A burrata of 200 grams with black figs from our neighbour's garden, toasted hazelnuts from Langhe and thyme honey. Bread comes with it.",
          allergens: ["milk", "nuts", "gluten"],
          picture: "A white burrata on a plate with halved figs and hazelnuts",
        },
        {
          id: "carpaccio",
          name: "Carpaccio di manzo",
          priceMinor: 1600,
          line: "Piedmontese beef, rocket, old Parmesan",
          story:
            "Raw fillet cut by hand to order, lemon from Sorrento, rocket, and Parmesan of 36 months in shavings. Served cold.",
          allergens: ["milk"],
          picture: "Thin slices of beef with rocket leaves and shavings of Parmesan",
        },
        {
          id: "fiori",
          name: "Fiori di zucca",
          priceMinor: 1250,
          line: "Fried courgette flowers, ricotta, mint",
          story:
            "Three flowers filled with sheep's ricotta and mint, fried in the lightest batter we know: rice flour and cold sparkling water.",
          allergens: ["milk", "egg"],
          picture: "Three golden courgette flowers on a plate",
        },
        {
          id: "olive",
          name: "Olive & focaccia",
          priceMinor: 650,
          line: "Warm focaccia, green Nocellara olives",
          story: "Baked at five every afternoon, with rosemary and coarse salt. Until it is gone.",
          allergens: ["gluten"],
          picture: "A piece of focaccia beside green olives",
        },
      ],
    },
    {
      name: "Primi",
      note: "Pasta is made in the window, every morning",
      dishes: [
        {
          id: "tagliatelle",
          name: "Tagliatelle al ragù",
          priceMinor: 1550,
          line: "Eight hours on the smallest flame",
          story:
            "Beef, pork and a little milk, as in Bologna, with ribbons of thirty yolks to the kilo. The dish that most tables come back for.",
          allergens: ["gluten", "egg", "milk", "celery"],
          picture: "A nest of tagliatelle with ragù and a basil leaf",
        },
        {
          id: "cacio-pepe",
          name: "Cacio e pepe",
          priceMinor: 1400,
          line: "Three ingredients, no cream",
          story:
            "Tonnarelli, Pecorino Romano and pepper toasted until the whole room knows. Nothing else, and do not ask for Parmesan.",
          allergens: ["gluten", "milk"],
          picture: "Pasta in a bowl with black pepper",
        },
        {
          id: "ravioli",
          name: "Ravioli ricotta e limone",
          priceMinor: 1650,
          line: "Spinach, ricotta, butter and sage",
          story: "Eight small pillows, sealed by hand, in brown butter with sage and the zest of a lemon.",
          allergens: ["gluten", "egg", "milk"],
          picture: "Ravioli with sage leaves and lemon zest",
        },
        {
          id: "risotto",
          name: "Risotto allo zafferano",
          priceMinor: 1700,
          line: "Carnaroli, saffron from Abruzzo",
          story:
            "Stirred for eighteen minutes while you have your wine. With bone marrow, if you ask for it.",
          allergens: ["milk", "celery"],
          picture: "A golden risotto on a plate",
        },
      ],
    },
    {
      name: "Secondi",
      note: "From the grill and the sea",
      dishes: [
        {
          id: "branzino",
          name: "Branzino al forno",
          priceMinor: 2600,
          line: "Whole sea bass, lemon, fennel",
          story:
            "Caught by line, roasted whole on fennel and lemon, and filleted at your table, if you would rather not.",
          allergens: ["fish"],
          picture: "A whole roasted fish with slices of lemon",
        },
        {
          id: "tagliata",
          name: "Tagliata di manzo",
          priceMinor: 2800,
          line: "Sirloin from the grill, rosemary",
          story:
            "300 grams, rare, sliced, on warm rocket with rosemary oil. Medium is possible; more is a pity.",
          allergens: [],
          picture: "Slices of grilled beef with rosemary",
        },
        {
          id: "melanzane",
          name: "Melanzane alla parmigiana",
          priceMinor: 1850,
          line: "Aubergine, tomato, smoked provola",
          story: "Five layers, baked in the morning and again for you: it is better the second time.",
          allergens: ["milk", "gluten"],
          picture: "A layered aubergine bake with a basil leaf",
        },
      ],
    },
    {
      name: "Contorni",
      note: "Beside it",
      dishes: [
        {
          id: "patate",
          name: "Patate al rosmarino",
          priceMinor: 550,
          line: "Roasted in olive oil",
          story: "Small ones, in their skin, with rosemary and garlic.",
          allergens: [],
          picture: "Roasted potatoes with rosemary",
        },
        {
          id: "insalata",
          name: "Insalata di pomodori",
          priceMinor: 700,
          line: "Three tomatoes, red onion, basil",
          story:
            "Cuore di bue, datterini and a green one, with Tropea onion and the oil of our cousins in Umbria.",
          allergens: [],
          picture: "A tomato salad with basil",
        },
      ],
    },
    {
      name: "Dolci",
      note: "There is always room",
      dishes: [
        {
          id: "tiramisu",
          name: "Tiramisù della nonna",
          priceMinor: 800,
          line: "Mascarpone, espresso, no alcohol",
          story: "Her recipe, her spoon, not her portions: this is for one, and two will want it.",
          allergens: ["egg", "milk", "gluten"],
          picture: "A square of tiramisù dusted with cocoa",
        },
        {
          id: "panna-cotta",
          name: "Panna cotta & lamponi",
          priceMinor: 750,
          line: "Vanilla, raspberries",
          story: "Just firm enough to stand. Raspberries crushed with a little sugar and nothing else.",
          allergens: ["milk"],
          picture: "A panna cotta with raspberries",
        },
      ],
    },
    {
      name: "Vini",
      note: "By the glass",
      dishes: [
        {
          id: "montepulciano",
          name: "Montepulciano d'Abruzzo",
          priceMinor: 750,
          line: "Red, cherries, round",
          story: "Made for ragù. From vines of fifty years above the Adriatic.",
          allergens: ["sulphites"],
          picture: "A glass of red wine",
        },
        {
          id: "vermentino",
          name: "Vermentino di Sardegna",
          priceMinor: 700,
          line: "White, salt, almond",
          story: "Tastes of the sea that it looks at. With fish, with figs, or with nothing to do.",
          allergens: ["sulphites"],
          picture: "A glass of white wine",
        },
        {
          id: "spritz",
          name: "Spritz della Luna",
          priceMinor: 800,
          line: "Bitter orange, prosecco, one olive",
          story: "Orange peel, a great deal of ice, and an olive for luck.",
          allergens: ["sulphites"],
          picture: "An orange spritz with ice and a slice of orange",
        },
      ],
    },
  ],
};
