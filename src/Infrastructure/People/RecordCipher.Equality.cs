using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Naas.Application.People;
using Naas.Domain.Equalities;
using Naas.Domain.Journeys;

namespace Naas.Infrastructure.People;

internal static partial class RecordCipher
{
    private const int Characteristics = 8;

    /// <summary>A worker's answers under the person's key: one byte a characteristic, so that no length tells who answered what.</summary>
    public static byte[] SealAnswers(DirectoryKeys keys, StoredKey person, JourneyId journey, int version, Guid commandId, DateTimeOffset at, EqualityAnswers answers) =>
        WithKey(keys, person, answers, (given, key) => Encrypt(key, Bytes(given), Context(journey, commandId, BesideAnswers(version, at))));

    /// <exception cref="DirectoryIntegrityException">The answers, or what stands beside them, were changed or moved outside the program.</exception>
    public static EqualityAnswers OpenAnswers(DirectoryKeys keys, StoredKey person, StoredAnswers stored) =>
        WithKey(keys, person, stored, (row, key) => OpenAnswers(key, person.Journey, row));

    /// <summary>What figures need of one person: its key is opened once.</summary>
    /// <exception cref="DirectoryIntegrityException">Something was changed or moved outside the program.</exception>
    public static PersonFacts OpenFacts(DirectoryKeys keys, StoredKey person, byte[] dateOfBirth, IReadOnlyList<StoredAnswers> declared) => WithKey(keys, person, declared, (rows, key) =>
    {
        var bornOn = Text(key, dateOfBirth, person.Journey, person.CommandId, "date_of_birth", "date_of_birth");
        return new PersonFacts(
            bornOn.Length == 0 ? null : DateOnly.ParseExact(bornOn, "O", CultureInfo.InvariantCulture),
            rows.ToImmutableSortedDictionary(row => row.Version, row => OpenAnswers(key, person.Journey, row)));
    });

    private static EqualityAnswers OpenAnswers(byte[] key, JourneyId journey, StoredAnswers stored)
    {
        try
        {
            return Answers(Decrypt(key, stored.Answers, Context(journey, stored.CommandId, BesideAnswers(stored.Version, stored.At)))) ?? throw Damaged(journey, "equality information");
        }
        catch (CryptographicException e)
        {
            throw Damaged(journey, "equality information", e);
        }
    }

    private static string BesideAnswers(int version, DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"equality_answers/{version}/{at.UtcTicks / TimeSpan.TicksPerMicrosecond}");

    // In this order for ever: the place says what was asked, the number what was answered, 0 that nothing was.
    private static byte[] Bytes(EqualityAnswers answers) =>
    [
        (byte)(answers.Sex ?? 0),
        (byte)(answers.Ethnicity ?? 0),
        (byte)(answers.Disability ?? 0),
        (byte)(answers.ReligionOrBelief ?? 0),
        (byte)(answers.SexualOrientation ?? 0),
        (byte)(answers.GenderReassignment ?? 0),
        (byte)(answers.MaritalStatus ?? 0),
        (byte)(answers.PregnancyAndMaternity ?? 0),
    ];

    /// <returns>Null for what this program did not write.</returns>
    private static EqualityAnswers? Answers(byte[] bytes)
    {
        if (bytes.Length != Characteristics)
            return null;
        var isKnown = true;
        var answers = new EqualityAnswers(
            Read<Sex>(0), Read<Ethnicity>(1), Read<Disability>(2), Read<ReligionOrBelief>(3),
            Read<SexualOrientation>(4), Read<GenderReassignment>(5), Read<MaritalStatus>(6), Read<PregnancyAndMaternity>(7));
        return isKnown ? answers : null;

        T? Read<T>(int place)
            where T : struct, Enum
        {
            if (bytes[place] == 0)
                return null;
            var answer = (T)Enum.ToObject(typeof(T), bytes[place]);
            isKnown &= Enum.IsDefined(answer);
            return answer;
        }
    }
}

/// <summary>A row of <c>people.equality_answers</c>.</summary>
internal sealed record StoredAnswers(int Version, Guid CommandId, DateTimeOffset At, byte[] Answers);
