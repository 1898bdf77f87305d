import type { Site } from "../site";

/** The yen has no smaller unit: its minor unit is the yen itself. */
export const tokyo: Site = {
  siteId: "luna-tokyo",
  name: "ルーナ銀座",
  path: "ginza",
  weight: 10,
  country: "JP",
  region: "13",
  city: "東京",
  latitude: 35.6717,
  longitude: 139.765,
  timeZone: "Asia/Tokyo",
  currency: "JPY",
  language: "ja-JP",
  words: {
    lunch: "ランチ",
    dinner: "ディナー",
    addToTab: "注文に追加",
    placeOrder: "注文する",
    payNow: "お会計",
    allergens: "アレルギー表示",
  },
  searches: ["グルテンフリー", "ベジタリアン", "カルボナーラ", "ワイン", "お子様", "english menu"],
  tables: 18,
  lunchAt: 12.25,
  dinnerAt: 19,
  sections: [
    {
      name: "前菜",
      dishes: [
        { id: "burrata", name: "ブッラータとフルーツトマト", priceMinor: 1980, opens: 0.43, sells: 0.45 },
        { id: "carpaccio", name: "真鯛のカルパッチョ", priceMinor: 1680, opens: 0.34, sells: 0.5 },
        { id: "bagna-cauda", name: "鎌倉野菜のバーニャカウダ", priceMinor: 1580, opens: 0.39, sells: 0.41 },
        { id: "prosciutto", name: "パルマ産プロシュート24ヶ月", priceMinor: 1800, opens: 0.2, sells: 0.38 },
        { id: "ajillo", name: "牡蠣のアヒージョ 🦪", priceMinor: 1480, opens: 0.3, sells: 0.47 },
      ],
    },
    {
      name: "ランチセット",
      only: "lunch",
      dishes: [
        { id: "set-pasta", name: "パスタランチ(サラダ・珈琲付)", priceMinor: 1650, opens: 0.36, sells: 0.8 },
        { id: "set-pizza", name: "ピッツァランチ", priceMinor: 1750, opens: 0.29, sells: 0.62 },
        { id: "set-fish", name: "本日の魚ランチ", priceMinor: 2200, opens: 0.34, sells: 0.39 },
      ],
    },
    {
      name: "パスタ",
      dishes: [
        { id: "tsukimi-carbonara", name: "月見カルボナーラ 🌕", priceMinor: 1880, opens: 0.46, sells: 0.63 },
        { id: "mentaiko", name: "明太子と大葉のスパゲッティ", priceMinor: 1680, opens: 0.31, sells: 0.61 },
        { id: "uni", name: "北海道産うにのクリームソース", priceMinor: 3480, opens: 0.57, sells: 0.12 },
        { id: "ragu", name: "和牛ラグーのタリアテッレ", priceMinor: 2280, opens: 0.33, sells: 0.42 },
        { id: "vongole", name: "あさりのボンゴレ・ビアンコ", priceMinor: 1780, opens: 0.21, sells: 0.48 },
      ],
    },
    {
      name: "ピッツァ",
      dishes: [
        { id: "margherita", name: "マルゲリータ", priceMinor: 1780, opens: 0.16, sells: 0.71 },
        { id: "quattro", name: "クアトロ・フォルマッジ(蜂蜜)", priceMinor: 2080, opens: 0.28, sells: 0.57 },
        { id: "shirasu", name: "しらすと九条ねぎ", priceMinor: 1980, opens: 0.37, sells: 0.36 },
        { id: "diavola", name: "ディアボラ 🌶️", priceMinor: 1880, opens: 0.19, sells: 0.43 },
      ],
    },
    {
      name: "メイン",
      only: "dinner",
      dishes: [
        { id: "wagyu", name: "黒毛和牛のタリアータ", priceMinor: 5800, opens: 0.53, sells: 0.1 },
        { id: "iberico", name: "イベリコ豚のロースト", priceMinor: 3200, opens: 0.3, sells: 0.33 },
        { id: "acqua-pazza", name: "金目鯛のアクアパッツァ", priceMinor: 3600, opens: 0.36, sells: 0.26 },
      ],
    },
    {
      name: "デザート",
      dishes: [
        { id: "tiramisu", name: "抹茶ティラミス", priceMinor: 880, opens: 0.4, sells: 0.56 },
        { id: "panna-cotta", name: "ほうじ茶パンナコッタ", priceMinor: 780, opens: 0.29, sells: 0.41 },
        { id: "gelato", name: "ジェラート2種", priceMinor: 680, opens: 0.15, sells: 0.46 },
      ],
    },
    {
      name: "お飲み物",
      dishes: [
        { id: "beer", name: "生ビール", priceMinor: 780, opens: 0.06, sells: 0.82 },
        { id: "spritz", name: "柚子スプリッツ", priceMinor: 980, opens: 0.34, sells: 0.49 },
        { id: "wine", name: "グラスワイン(赤・白)", priceMinor: 900, opens: 0.13, sells: 0.58 },
        { id: "ginger-ale", name: "自家製ジンジャーエール", priceMinor: 650, opens: 0.12, sells: 0.5 },
        { id: "espresso", name: "エスプレッソ", priceMinor: 450, opens: 0.04, sells: 0.66 },
      ],
    },
  ],
};
