// @ts-check
// Sound and voice, both off until asked for. Tones are made here; words are spoken by the phone's own voice, where it
// has one for the language of the page.

/** @typedef {"go"|"hold"|"back"|"over"} Tone */
/** @type {Record<Tone, [number, number]>} pitch in hertz and length in seconds */
const TONES = { go: [660, 0.18], hold: [520, 0.12], back: [440, 0.12], over: [660, 0.35] };
const LOUD = 0.2;

export class Voice {
  /** @param {string} language */
  constructor(language) {
    this.language = language;
    this.on = false;
    /** @type {AudioContext|null} */
    this.audio = null;
  }

  /** Whether this phone can speak the language. */
  get speaks() {
    if (!("speechSynthesis" in window)) return false;
    const voices = speechSynthesis.getVoices();
    return voices.length === 0 || voices.some((each) => each.lang.toLowerCase().startsWith(this.language));
  }

  /** Call it from a tap: browsers start sound for nobody else. @param {boolean} on */
  turn(on) {
    this.on = on;
    if (on) {
      this.audio ??= new AudioContext();
      this.audio.resume();
    } else this.hush();
  }

  /** @param {Tone} name */
  tone(name) {
    if (!this.on || !this.audio) return;
    const [pitch, seconds] = TONES[name];
    const now = this.audio.currentTime;
    const [source, volume] = [this.audio.createOscillator(), this.audio.createGain()];
    source.frequency.value = pitch;
    volume.gain.setValueAtTime(LOUD, now);
    volume.gain.exponentialRampToValueAtTime(0.001, now + seconds);
    source.connect(volume).connect(this.audio.destination);
    source.start(now);
    source.stop(now + seconds);
  }

  /** Say a sentence; a newer one waits for the one being said unless it is `now`. @param {string} text @param {boolean} [now] */
  say(text, now = false) {
    if (!this.on || !text || !this.speaks) return;
    if (now) this.hush();
    const words = new SpeechSynthesisUtterance(text);
    words.lang = this.language;
    speechSynthesis.speak(words);
  }

  hush() {
    if ("speechSynthesis" in window) speechSynthesis.cancel();
  }
}
