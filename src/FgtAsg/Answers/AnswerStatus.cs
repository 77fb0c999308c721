namespace FgtAsg.Answers;

internal enum AnswerStatus
{
    /// <summary>The job is done, now or by an earlier delivery of the event.</summary>
    Completed,

    /// <summary>It asks for nothing, or is not for this function; nothing was touched.</summary>
    Ignored,

    /// <summary>The launch could not finish: it was undone and the instance given up.</summary>
    Abandoned,

    /// <summary>Something is left to do: reported to Lambda as an error, so that the event comes again.</summary>
    Failed,
}
