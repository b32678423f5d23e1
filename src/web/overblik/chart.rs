//! Bars, drawn by plotters as SVG. Colours are attributes, so the strict CSP has nothing to say; the numbers stand in the table
//! behind each chart, and the chart itself is one picture with a name to those who hear the page.

use plotters::prelude::*;

const SIZE: (u32, u32) = (640, 240);
/// The design system's primary blue, and the grey of what is left.
const FILLED: RGBColor = RGBColor(0, 89, 179);
const WHOLE: RGBColor = RGBColor(191, 203, 214);

/// One bar: its name, the whole, and how much of it is filled.
pub struct Bar {
    pub name: String,
    pub whole: i64,
    pub filled: i64,
}

/// The chart as an `<svg>` element; none when there is nothing to draw.
pub fn bars(bars: &[Bar]) -> Option<String> {
    let highest = bars.iter().map(|bar| bar.whole.max(bar.filled)).max().filter(|&highest| highest > 0)?;
    let mut svg = String::new();
    draw(&mut svg, bars, highest).ok()?;
    Some(svg)
}

type Drawn<'a> = Result<(), DrawingAreaErrorKind<<SVGBackend<'a> as DrawingBackend>::ErrorType>>;

fn draw<'a>(svg: &'a mut String, bars: &[Bar], highest: i64) -> Drawn<'a> {
    let root = SVGBackend::with_string(svg, SIZE).into_drawing_area();
    // Room for two: plotters divides by the number of steps between the first and the last.
    let numbers: Vec<usize> = (0..bars.len().max(2)).collect();
    let mut chart = ChartBuilder::on(&root)
        .margin(8)
        .x_label_area_size(28)
        .y_label_area_size(44)
        .build_cartesian_2d(numbers.as_slice().into_segmented(), 0.0..f64_of(highest) * 1.1)?;
    let name = |segment: &SegmentValue<&usize>| match segment {
        SegmentValue::CenterOf(number) | SegmentValue::Exact(number) => {
            bars.get(**number).map(|bar| bar.name.clone()).unwrap_or_default()
        }
        SegmentValue::Last => String::new(),
    };
    chart
        .configure_mesh()
        .disable_x_mesh()
        .max_light_lines(0)
        .x_labels(numbers.len().min(16))
        .x_label_formatter(&name)
        // Places and people are whole.
        .y_labels(usize::try_from(highest.saturating_add(1)).unwrap_or(8).min(8))
        .y_label_formatter(&|height| format!("{height:.0}"))
        .label_style(("sans-serif", 14))
        .draw()?;
    for (colour, height) in [(WHOLE, Bar::whole as fn(&Bar) -> i64), (FILLED, Bar::filled)] {
        let heights = numbers.iter().zip(bars).map(|(number, bar)| (number, f64_of(height(bar))));
        chart.draw_series(Histogram::vertical(&chart).style(colour.filled()).margin(3).data(heights))?;
    }
    root.present()
}

/// As a height: exact far beyond any count of ours.
fn f64_of(count: i64) -> f64 {
    i32::try_from(count).map_or(f64::from(i32::MAX), f64::from)
}

impl Bar {
    fn whole(&self) -> i64 {
        self.whole
    }

    fn filled(&self) -> i64 {
        self.filled
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chart_needs_no_style_and_no_script() {
        let bar = |name: &str, whole, filled| Bar { name: name.to_owned(), whole, filled };
        let svg = bars(&[bar("uge 48", 20, 5), bar("<uge & 49>", 10, 10)]).unwrap();
        assert!(svg.starts_with("<svg") && svg.contains("uge 48") && svg.contains("&lt;uge &amp; 49&gt;"), "{svg}");
        assert!(!svg.contains("style=") && !svg.contains("<script") && !svg.contains("<style"), "{svg}");
    }

    #[test]
    fn any_count_can_be_drawn_but_nothing() {
        assert!(bars(&[]).is_none());
        for highest in [1, 2, 3, 9, 10, 99, 1_000_000, i64::MAX] {
            assert!(bars(&[Bar { name: String::new(), whole: highest, filled: 1 }]).is_some(), "{highest}");
        }
        assert!(bars(&[Bar { name: "uge 1".to_owned(), whole: 0, filled: 0 }]).is_none());
    }
}
