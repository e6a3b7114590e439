/**
 * The pages as a person meets them: in a real, headless Chromium. Each test class serves a tracker of its own and starts
 * one browser. Where no Chromium is installed the tests are skipped and say so; nothing is downloaded.
 */
package org.roundup.browser;
