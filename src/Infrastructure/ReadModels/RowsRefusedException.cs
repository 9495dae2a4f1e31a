namespace Naas.Infrastructure.ReadModels;

/// <summary>The database did not take rows, and it may be their fault; nothing of their transaction is there.</summary>
/// <remarks>
/// What fails while a connection is opened, or a transaction is committed, says nothing of rows; and of a commit that was not
/// answered nobody knows whether it was done, so that to write the rows again would count them twice.
/// </remarks>
internal sealed class RowsRefusedException(Exception why) : Exception(why.Message, why)
{
    /// <param name="write">Statements of a transaction that is not committed yet, and nothing else.</param>
    public static async Task OrDoneAsync(Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (Exception e) when (PageWriter.MayBePoison(e))
        {
            throw new RowsRefusedException(e);
        }
    }
}
