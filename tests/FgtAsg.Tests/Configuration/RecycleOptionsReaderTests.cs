using FgtAsg.Configuration;

namespace FgtAsg.Tests.Configuration;

public sealed class RecycleOptionsReaderTests
{
    private const string Arn = "arn:aws-us-gov:states:us-gov-west-1:123456789012:stateMachine:fgt-edge-recycle";

    [Fact]
    public void Read_NothingIsSet_IsOff() => Assert.Null(OptionsReader.Read(TestEnvironment.With()).Recycle);

    [Fact]
    public void Read_StateMachine_HasTheDefaults() => Assert.Equal(
        new RecycleOptions { StateMachineArn = Arn, Deadline = TimeSpan.FromHours(2), FailureBudget = 2, Poll = TimeSpan.FromSeconds(30) },
        OptionsReader.Read(TestEnvironment.With(("recycle_state_machine_arn", Arn))).Recycle);

    [Fact]
    public void Read_WrongValues_AreErrorsWithTheNames() => Assert.Equal(
        [
            "recycle_state_machine_arn is 'recycle': expected arn:aws:states:<region>:<account>:stateMachine:<name>",
            "recycle_topic_arn is 'arn:aws:sqs:eu-central-1:123456789012:queue': expected arn:aws:sns:<region>:<account>:<topic>",
            "recycle_deadline_minutes is '4': expected a whole number from 5 to 1440",
            "recycle_failure_budget is '-1': expected a whole number from 0 to 100",
            "recycle_poll_seconds is '0': expected a whole number from 1 to 900",
        ],
        TestEnvironment.Errors(
            ("recycle_state_machine_arn", "recycle"),
            ("recycle_topic_arn", "arn:aws:sqs:eu-central-1:123456789012:queue"),
            ("recycle_deadline_minutes", "4"),
            ("recycle_failure_budget", "-1"),
            ("recycle_poll_seconds", "0")));

    [Fact]
    public void StateMachineNamed_AnotherName_HasTheSameAccountAndRegion()
    {
        var options = OptionsReader.Read(TestEnvironment.With(("recycle_state_machine_arn", Arn))).Recycle!;

        Assert.Equal(Arn, options.StateMachineNamed(null));
        Assert.Equal("arn:aws-us-gov:states:us-gov-west-1:123456789012:stateMachine:mine", options.StateMachineNamed("mine"));
    }
}
