// Takes the place of the service worker where a site is to keep nothing on devices any more (KB_OFFLINE=0, and the
// development server): takes back all that was kept, and itself. Open pages go on as they are.
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(takeBack()));

async function takeBack() {
  const names = (await caches.keys()).filter((name) => name.startsWith("replybook."));
  await Promise.all(names.map((name) => caches.delete(name)));
  await registration.unregister();
}
