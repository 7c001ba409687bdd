//! What may stand in a drawing, of SVG 1.1 and 2: shapes, colours, text, filters and animation.
//!
//! Missing on purpose: scripts and the attributes that start them, foreign content, metadata,
//! fonts, sound and film.

/// The name of an element that is kept, as it is written.
pub(super) fn element(name: &str) -> Option<&'static str> {
    find(&ELEMENTS, name)
}

/// The name of an attribute that is kept, as it is written: the older `xlink:href`, under
/// whatever prefix, becomes `href`.
pub(super) fn attribute(name: &str) -> Option<&'static str> {
    match name.split_once(':') {
        Some((_, "href")) => Some("href"),
        Some(_) | None => find(&ATTRIBUTES, name),
    }
}

/// Whether an element changes others over time.
pub(super) fn is_animation(element: &str) -> bool {
    matches!(element, "animate" | "animateMotion" | "animateTransform" | "set")
}

fn find(names: &[&'static str], name: &str) -> Option<&'static str> {
    names.binary_search(&name).ok().map(|at| names[at])
}

/// In order of bytes.
#[rustfmt::skip]
const ELEMENTS: [&str; 60] = [
    "a", "animate", "animateMotion", "animateTransform", "circle", "clipPath", "defs", "desc", "ellipse", "feBlend",
    "feColorMatrix", "feComponentTransfer", "feComposite", "feConvolveMatrix", "feDiffuseLighting",
    "feDisplacementMap", "feDistantLight", "feDropShadow", "feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR",
    "feGaussianBlur", "feImage", "feMerge", "feMergeNode", "feMorphology", "feOffset", "fePointLight",
    "feSpecularLighting", "feSpotLight", "feTile", "feTurbulence", "filter", "g", "image", "line", "linearGradient",
    "marker", "mask", "mpath", "path", "pattern", "polygon", "polyline", "radialGradient", "rect", "set", "stop",
    "style", "svg", "switch", "symbol", "text", "textPath", "title", "tspan", "use", "view",
];

/// In order of bytes.
#[rustfmt::skip]
const ATTRIBUTES: [&str; 205] = [
    "accumulate", "additive", "alignment-baseline", "amplitude", "aria-describedby", "aria-hidden", "aria-label",
    "aria-labelledby", "attributeName", "attributeType", "azimuth", "baseFrequency", "baseProfile", "baseline-shift",
    "begin", "bias", "by", "calcMode", "class", "clip", "clip-path", "clip-rule", "clipPathUnits", "color",
    "color-interpolation", "color-interpolation-filters", "color-rendering", "cursor", "cx", "cy", "d",
    "diffuseConstant", "direction", "display", "divisor", "dominant-baseline", "dur", "dx", "dy", "edgeMode",
    "elevation", "enable-background", "end", "exponent", "fill", "fill-opacity", "fill-rule", "filter", "filterUnits",
    "flood-color", "flood-opacity", "font-family", "font-feature-settings", "font-kerning", "font-size",
    "font-size-adjust", "font-stretch", "font-style", "font-variant", "font-variation-settings", "font-weight", "fr",
    "from", "fx", "fy", "g1", "g2", "glyph-orientation-horizontal", "glyph-orientation-vertical", "gradientTransform",
    "gradientUnits", "height", "href", "id", "image-rendering", "in", "in2", "intercept", "isolation", "k1", "k2",
    "k3", "k4", "kernelMatrix", "kernelUnitLength", "kerning", "keyPoints", "keySplines", "keyTimes", "lang",
    "lengthAdjust", "letter-spacing", "lighting-color", "limitingConeAngle", "marker-end", "marker-mid",
    "marker-start", "markerHeight", "markerUnits", "markerWidth", "mask", "mask-type", "maskContentUnits",
    "maskUnits", "max", "media", "method", "min", "mix-blend-mode", "mode", "numOctaves", "offset", "opacity",
    "operator", "order", "orient", "origin", "overflow", "paint-order", "path", "pathLength", "patternContentUnits",
    "patternTransform", "patternUnits", "pointer-events", "points", "pointsAtX", "pointsAtY", "pointsAtZ",
    "preserveAlpha", "preserveAspectRatio", "primitiveUnits", "r", "radius", "refX", "refY", "repeatCount",
    "repeatDur", "requiredExtensions", "requiredFeatures", "restart", "result", "role", "rotate", "rx", "ry", "scale",
    "seed", "shape-rendering", "side", "slope", "spacing", "specularConstant", "specularExponent", "spreadMethod",
    "startOffset", "stdDeviation", "stitchTiles", "stop-color", "stop-opacity", "stroke", "stroke-dasharray",
    "stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-opacity", "stroke-width",
    "style", "surfaceScale", "systemLanguage", "tableValues", "targetX", "targetY", "text-align", "text-anchor",
    "text-decoration", "text-rendering", "textLength", "to", "transform", "transform-origin", "type", "unicode-bidi",
    "values", "vector-effect", "version", "viewBox", "visibility", "white-space", "width", "word-spacing",
    "writing-mode", "x", "x1", "x2", "xChannelSelector", "xml:lang", "xml:space", "y", "y1", "y2", "yChannelSelector",
    "z", "zoomAndPan",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_lists_are_in_order() {
        assert!(ELEMENTS.is_sorted() && ATTRIBUTES.is_sorted());
    }
}
