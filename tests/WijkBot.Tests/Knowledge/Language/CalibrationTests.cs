using WijkBot.Knowledge.Language;

namespace WijkBot.Tests.Knowledge.Language;

public class CalibrationTests
{
    [Fact]
    public void Softmax_keeps_the_order_and_adds_up_to_one()
    {
        float[] margins = [-1f, 0.5f, 0f];
        Calibration.Softmax(margins, temperature: 5);
        Assert.Equal(1, margins.Sum(), 5);
        Assert.True(margins[1] > margins[2] && margins[2] > margins[0]);
    }

    [Fact]
    public void A_higher_temperature_is_surer_of_the_best()
    {
        float[] mild = [0.5f, 0f], sharp = [0.5f, 0f];
        Calibration.Softmax(mild, 1);
        Calibration.Softmax(sharp, 10);
        Assert.True(sharp[0] > mild[0]);
    }

    [Fact]
    public void Where_the_best_is_always_right_the_highest_temperature_is_chosen() =>
        Assert.Equal(20, Calibration.ChooseTemperature([([0.2f, -0.2f], 0), ([-0.1f, 0.3f], 1)], fallback: 5));

    [Fact]
    public void Where_the_best_is_right_half_of_the_time_the_lowest_temperature_is_chosen() =>
        Assert.Equal(1, Calibration.ChooseTemperature([([1f, -1f], 0), ([1f, -1f], 1)], fallback: 5));

    [Fact]
    public void Without_anything_to_judge_by_the_temperature_stays() => Assert.Equal(5.5, Calibration.ChooseTemperature([], fallback: 5.5));

    [Fact]
    public void Confidence_that_means_what_it_says_has_no_error() =>
        Assert.Equal(0, Calibration.Error([(0.75, true), (0.75, true), (0.75, true), (0.75, false)]), 6);

    [Fact]
    public void The_error_is_the_distance_between_confidence_and_being_right() =>
        Assert.Equal(0.4, Calibration.Error([(0.9, true), (0.9, false)]), 6);
}
