## What is wrong with a picture that somebody sent.

problem-media-empty = Picture: choose a file first
problem-media-svg = Picture: SVG files are not taken, because they can hold programs. Save it as PNG and send that
problem-media-kind = Picture: only JPEG, PNG and WebP are taken
problem-media-pixels = Picture: it has { $n } megapixels, and { $most } are the most. Make it smaller, for example 3000 × 3000 pixels
problem-media-broken = Picture: the file is damaged or ends too soon. Export it again and send that
