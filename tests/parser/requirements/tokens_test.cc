#include "parser/requirements/tokens.h"

#include <gmock/gmock.h>

#include "parser/requirements/phrase_trie.h"

namespace rolecall {
namespace {

class TokensTest : public testing::Test {
 protected:
  TokensTest() {
    TokenizePhrase("cma bls required driver s drivers preferred record rn",
                   vocabulary_);
  }

  std::vector<Token> Cut(std::string_view text) {
    std::vector<Token> tokens;
    Tokenize(text, vocabulary_, 1000, tokens);
    return tokens;
  }
  std::string WordOf(const Token& token) {
    return token.word == kUnknownWord ? "?" : vocabulary_.word(token.word);
  }

  Vocabulary vocabulary_;
};

TEST_F(TokensTest, LettersApartByDotsAreOneWord) {
  const auto tokens = Cut("C.M.A. or R.N.'s");
  ASSERT_EQ(tokens.size(), 3u);
  EXPECT_EQ(WordOf(tokens[0]), "cma");
  EXPECT_EQ(WordOf(tokens[2]), "rn");
  EXPECT_TRUE(tokens[2].plural);
}

TEST_F(TokensTest, ApostrophesInsideWordsVanish) {
  EXPECT_EQ(WordOf(Cut("driver's")[0]), "drivers");
  EXPECT_EQ(WordOf(Cut("driver\xE2\x80\x99s")[0]), "drivers");
}

TEST_F(TokensTest, WordsThatLostTheirSpaceAreCutWhereACapitalBegins) {
  const auto tokens = Cut("requiredBLS");
  ASSERT_EQ(tokens.size(), 2u);
  EXPECT_EQ(WordOf(tokens[0]), "required");
  EXPECT_EQ(WordOf(tokens[1]), "bls");
  EXPECT_TRUE(tokens[1].join);
}

TEST_F(TokensTest, OffsetsPointIntoTheText) {
  const std::string text = "a \xC3\xA9t\xC3\xA9, BLS";
  const auto tokens = Cut(text);
  const Token& last = tokens.back();
  EXPECT_EQ(text.substr(last.begin, last.end - last.begin), "BLS");
}

TEST_F(TokensTest, NoMoreTokensAreReadThanAllowed) {
  std::vector<Token> tokens;
  Tokenize("a b c d e", vocabulary_, 3, tokens);
  EXPECT_EQ(tokens.size(), 3u);
}

TEST(PhraseTrieTest, TheLongestPhraseWins) {
  Vocabulary vocabulary;
  PhraseTrie trie;
  trie.Add(TokenizePhrase("life support", vocabulary));
  const uint32_t longer =
      trie.Add(TokenizePhrase("life support card", vocabulary));
  trie.Freeze(vocabulary);
  std::vector<Token> tokens;
  Tokenize("Life Support card", vocabulary, 100, tokens);
  PhraseHit hit;
  ASSERT_TRUE(trie.LongestAt(tokens, 0, hit));
  EXPECT_EQ(hit.phrase, longer);
  EXPECT_EQ(hit.last, 3u);
}

TEST(PhraseTrieTest, AHyphenInTheTextIsSteppedOver) {
  Vocabulary vocabulary;
  PhraseTrie trie;
  trie.Add(TokenizePhrase("e clinical works", vocabulary));
  trie.Freeze(vocabulary);
  std::vector<Token> tokens;
  Tokenize("e-clinical works", vocabulary, 100, tokens);
  PhraseHit hit;
  EXPECT_TRUE(trie.LongestAt(tokens, 0, hit));
}

TEST(PhraseTrieTest, EqualPhrasesHaveEqualNumbers) {
  Vocabulary vocabulary;
  PhraseTrie trie;
  const uint32_t first = trie.Add(TokenizePhrase("BLS card", vocabulary));
  EXPECT_EQ(trie.Add(TokenizePhrase("bls Card", vocabulary)), first);
  EXPECT_EQ(trie.Add({}), PhraseTrie::kNoPhrase);
}

TEST(VocabularyTest, KeepsItsWordsWhenItGrows) {
  Vocabulary vocabulary;
  for (int i = 0; i < 5000; ++i) vocabulary.Add("w" + std::to_string(i));
  const WordId id = vocabulary.Find("w4321");
  ASSERT_NE(id, kUnknownWord);
  EXPECT_EQ(vocabulary.word(id), "w4321");
  EXPECT_EQ(vocabulary.Find("absent"), kUnknownWord);
  EXPECT_EQ(vocabulary.Add(std::string(64, 'x')), kUnknownWord);
}

TEST(PhraseTrieTest, FindsEveryChildOfACrowdedNode) {
  Vocabulary vocabulary;
  PhraseTrie trie;
  std::vector<uint32_t> numbers;
  for (int i = 0; i < 100; ++i) {
    numbers.push_back(
        trie.Add(TokenizePhrase("medical w" + std::to_string(i), vocabulary)));
  }
  trie.Freeze(vocabulary);
  for (int i = 0; i < 100; ++i) {
    std::vector<Token> tokens;
    Tokenize("Medical W" + std::to_string(i), vocabulary, 100, tokens);
    PhraseHit hit;
    ASSERT_TRUE(trie.LongestAt(tokens, 0, hit)) << i;
    EXPECT_EQ(hit.phrase, numbers[static_cast<size_t>(i)]);
  }
}

TEST(VocabularyTest, TellsWordsApartThatBeginAlike) {
  Vocabulary vocabulary;
  const WordId seven = vocabulary.Add("certify");
  const WordId eight = vocabulary.Add("certifys");
  const WordId longer = vocabulary.Add("certifysomething");
  EXPECT_NE(seven, eight);
  EXPECT_NE(eight, longer);
  EXPECT_EQ(vocabulary.Find("certify"), seven);
  EXPECT_EQ(vocabulary.Find("certifys"), eight);
  EXPECT_EQ(vocabulary.Find("certifysomething"), longer);
  EXPECT_EQ(vocabulary.Find("certif"), kUnknownWord);
  EXPECT_EQ(vocabulary.Find("certifysomethin"), kUnknownWord);
  EXPECT_EQ(vocabulary.Find(std::string(64, 'a')), kUnknownWord);
}

// The eight letters read at a time must not read past the end, nor tell a
// word at the end of a text from the same word in its midst.
TEST(TokenizeTest, AWordReadsAlikeWhereverTheTextEnds) {
  Vocabulary vocabulary;
  const WordId id = vocabulary.Add("credentials");
  for (const std::string& behind :
       {std::string(), std::string(" "), std::string(" of every kind at all"),
        std::string("\xC2\xA0"), std::string(".")}) {
    std::vector<Token> tokens;
    Tokenize("CREDENTIALS" + behind, vocabulary, 100, tokens);
    ASSERT_FALSE(tokens.empty());
    EXPECT_EQ(tokens[0].word, id) << behind;
    EXPECT_EQ(tokens[0].letter_case, Case::kUpper) << behind;
    EXPECT_EQ(tokens[0].end, 11u) << behind;
  }
}

TEST(TokenizeTest, NamesInCamelCaseStayWhole) {
  Vocabulary vocabulary;
  for (const char* word : {"word", "required", "type"}) vocabulary.Add(word);
  std::vector<Token> tokens;
  Tokenize("WordPress TypeScript", vocabulary, 100, tokens);
  EXPECT_EQ(tokens.size(), 2u);
  Tokenize("RequiredKentucky licence", vocabulary, 100, tokens);
  EXPECT_EQ(tokens.size(), 3u);
}

// Each cut once read the whole rest anew, one call inside the other.
TEST(TokenizeTest, AnEndlessWordIsOneToken) {
  Vocabulary vocabulary;
  vocabulary.Add("required");
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "requiredRequired";
  std::vector<Token> tokens;
  Tokenize(text, vocabulary, 1000, tokens);
  EXPECT_EQ(tokens.size(), 1u);
}
// Short words go another way than long ones and those near the end.
TEST_F(TokensTest, AWordIsTheSameWhereverItStands) {
  for (const std::string_view word :
       {"cma", "Cma", "CMA", "cmas", "a", "B", "x.y", "cma2", "2", "drivers",
        "recordPreferred", "driver's", "preferred", "\xC3\xA9t\xC3\xA9"}) {
    const auto alone = Cut(word);
    const auto amid = Cut(std::string(word) + " and so on, for a while");
    ASSERT_GE(amid.size(), alone.size()) << word;
    for (size_t i = 0; i < alone.size(); ++i) {
      EXPECT_EQ(amid[i].begin, alone[i].begin) << word;
      EXPECT_EQ(amid[i].end, alone[i].end) << word;
      EXPECT_EQ(amid[i].word, alone[i].word) << word;
      EXPECT_EQ(amid[i].singular, alone[i].singular) << word;
      EXPECT_EQ(amid[i].kind, alone[i].kind) << word;
      EXPECT_EQ(amid[i].letter_case, alone[i].letter_case) << word;
      EXPECT_EQ(amid[i].tight, alone[i].tight) << word;
    }
    EXPECT_FALSE(amid[alone.size()].tight) << word;
  }
}

TEST(PhraseTrieTest, FindsItsPhrasesWhateverOtherTriesMark) {
  Vocabulary vocabulary;
  // More tries than there are marks.
  std::vector<PhraseTrie> tries(12);
  for (size_t i = 0; i < tries.size(); ++i) {
    tries[i].Add(TokenizePhrase("card" + std::to_string(i), vocabulary));
    tries[i].Freeze(vocabulary);
  }
  for (size_t i = 0; i < tries.size(); ++i) {
    std::vector<Token> tokens;
    Tokenize("Card" + std::to_string(i), vocabulary, 10, tokens);
    PhraseHit hit;
    for (size_t k = 0; k < tries.size(); ++k) {
      EXPECT_EQ(tries[k].LongestAt(tokens, 0, hit), k == i) << i << ' ' << k;
    }
  }
}

}  // namespace
}  // namespace rolecall
