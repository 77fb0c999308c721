namespace FgtAsg.Sandbox.Faults;

/// <summary>The connection broke before the answer came. <see cref="Answer"/> is what nobody saw; null where nothing was done.</summary>
internal sealed class AnswerLostException(object? answer) : IOException("The connection was reset before the answer came.")
{
    public object? Answer => answer;
}
