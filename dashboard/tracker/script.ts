import { clickEvent } from "./clickEvent";
import { observeScroll } from "./observeScroll";
import { observeViews } from "./observeViews";
import { pageFields, pageView } from "./pageView";
import { createTracker } from "./tracker";

/** For pages that are not bundled: what a `<script src>` has under the name `footfall`. */
const footfall = { createTracker, pageFields, pageView, clickEvent, observeViews, observeScroll };
Object.assign(globalThis, { footfall });
